using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Windows;

public sealed class WindowsTests(Neighbourhood place) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("2026-01", "payout", "2026-02-16", "2026-02-25")]
    [InlineData("2026-04", "feedback", "2026-05-01", "2026-05-07")]
    [InlineData("2026-04", "payroll", "2026-05-08", "2026-05-11")]
    [InlineData("2026-04", "check", "2026-05-12", "2026-05-15")]
    [InlineData("2026-09", "feedback", "2026-10-01", "2026-10-09")]
    [InlineData("2026-09", "payroll", "2026-10-10", "2026-10-12")]
    public async Task A_years_windows_are_told_to_everybody(string month, string window, string from, string to)
    {
        using var anybody = place.App.Host.CreateClient();
        var year = await anybody.GetFromJsonAsync<JsonNode>("/api/calendar/windows?year=2026");

        var found = year!["months"]!.AsArray().Single(one => (string?)one!["month"] == month)!;
        Assert.Equal((from, to), ((string?)found[window]!["from"], (string?)found[window]!["to"]));
    }

    [Fact]
    public async Task The_month_that_waits_for_the_next_years_notice_is_left_out_and_the_year_named()
    {
        var year = await place.App.Http.GetFromJsonAsync<JsonNode>("/api/calendar/windows?year=2026");

        Assert.Equal("2026-11", (string?)year!["months"]!.AsArray()[^1]!["month"]);
        Assert.Equal(2027, (int?)year["missingYear"]);
        var whole = await place.App.Http.GetFromJsonAsync<JsonNode>("/api/calendar/windows?year=2025");
        Assert.Equal(12, whole!["months"]!.AsArray().Count);
        Assert.Null(whole["missingYear"]);
    }

    [Fact]
    public async Task A_year_that_is_not_loaded_is_named_and_not_guessed()
    {
        await PayMonth.RefusedAsync(
            place.App.Http.GetAsync("/api/calendar/windows?year=2031"),
            422,
            "calendar.year-not-loaded"
        );
        using var page = await place.App.Http.GetAsync("/staff/settlements/windows/2031");
        Assert.Equal(422, (int)page.StatusCode);
        Assert.Contains("2031年的放假安排还没有载入", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?year=")]
    [InlineData("?year=26")]
    public Task A_question_without_a_year_is_refused(string query) =>
        PayMonth.RefusedAsync(
            place.App.Http.GetAsync($"/api/calendar/windows{query}"),
            400,
            "query.year",
            "year 应为四位数字的年份，例如 2026"
        );

    [Fact]
    public async Task Staff_see_all_four_windows_and_where_a_holiday_moves_them()
    {
        var page = await place.App.Http.GetStringAsync("/staff/settlements/windows/2026");

        Assert.Contains("编制工资单", page, StringComparison.Ordinal);
        Assert.Contains("10月1日—9日", page, StringComparison.Ordinal);
        Assert.Contains("顺延", page, StringComparison.Ordinal);
        Assert.Contains("要等2027年的放假安排载入后才能算", page, StringComparison.Ordinal);
        // A year without dates is no page to go to.
        Assert.Contains("href=\"/staff/settlements/windows/2025\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/staff/settlements/windows/2027", page, StringComparison.Ordinal);
        Assert.Contains(
            "/staff/settlements/windows/2026",
            await place.App.Http.GetStringAsync("/staff/settlements"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "/staff/settlements/windows/2026",
            await place.App.Http.GetStringAsync("/staff/calendar/2026"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_street_and_a_teacher_find_their_own_dates_from_their_homes()
    {
        using var street = await place.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        using var teacher = await place.SignedInAsync(CallerKind.Teacher, Neighbourhood.Teacher);

        Assert.Contains("/settlement-dates/2026", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        Assert.Contains("/settlement-dates/2026", await teacher.GetStringAsync("/teacher"), StringComparison.Ordinal);
        var streets = await street.GetStringAsync("/settlement-dates/2026");
        var teachers = await teacher.GetStringAsync("/settlement-dates/2026");
        Assert.Contains("街镇反馈", streets, StringComparison.Ordinal);
        Assert.DoesNotContain("老师核对", streets, StringComparison.Ordinal);
        Assert.Contains("老师核对", teachers, StringComparison.Ordinal);
        Assert.DoesNotContain("街镇反馈", teachers, StringComparison.Ordinal);
        using var refused = await street.GetAsync("/staff/settlements/windows/2026");
        Assert.Equal(403, (int)refused.StatusCode);
    }
}
