using System.Net.Http.Json;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

public sealed class MissingYearTests
{
    private const string Subject = "请载入2027年的放假安排";

    private static readonly Dictionary<string, string?> Daily = new()
    {
        ["RelaySchedule"] = "0 0 20 * * *",
        ["MailSchedule"] = "0 0 20 * * *",
        ["LessonSchedule"] = "0 0 20 * * *",
        ["CatchUpSchedule"] = "0 0 20 * * *",
    };

    [Fact]
    public async Task Staff_are_told_of_a_missing_year_weekly_then_daily_until_it_is_loaded()
    {
        await using var app = await RunningApp.StartAsync("2026-10-30T08:00", Daily);
        var early = await app.Http.GetStringAsync("/staff/missing-year");
        Assert.Contains("2027年的通知一般在11月发布", early, StringComparison.Ordinal);
        await app.MoveToAsync("2026-11-30T12:00");
        Assert.Equal(5, await ToldAsync(app));
        await app.MoveToAsync("2026-12-03T12:00");
        Assert.Equal(8, await ToldAsync(app));
        var home = await app.Http.GetStringAsync("/staff");
        Assert.Contains("载入2027年的放假安排", home, StringComparison.Ordinal);
        var page = await app.Http.GetStringAsync("/staff/missing-year");
        Assert.Contains("12月18日", page, StringComparison.Ordinal);
        Assert.Contains("2027年春季从", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/staff/new/calendar\"", page, StringComparison.Ordinal);

        using var loaded = await app.Http.PutAsJsonAsync(
            "/api/calendar/2027",
            new { off = new[] { "2027-01-01" }, work = Array.Empty<string>() }
        );
        Assert.True(loaded.IsSuccessStatusCode, await loaded.Content.ReadAsStringAsync());
        await app.MoveToAsync("2026-12-06T12:00");
        Assert.Equal(8, await ToldAsync(app));
        Assert.DoesNotContain("载入2027年", await app.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains("都不缺", await app.Http.GetStringAsync("/staff/missing-year"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_choose_from_when_on_they_are_told()
    {
        await using var app = await RunningApp.StartAsync("2026-09-20T08:00", Daily);
        var october = new
        {
            value = "10",
            from = "2026-09-20",
            reason = "今年早一点准备",
        };
        using var set = await app.Http.PutAsJsonAsync("/api/settings/calendar-asked-from-month", october);
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());

        await app.MoveToAsync("2026-09-30T12:00");
        Assert.Equal(0, await ToldAsync(app));
        await app.MoveToAsync("2026-10-08T12:00");
        Assert.Equal(2, await ToldAsync(app));
    }

    [Fact]
    public async Task A_street_that_is_refused_for_it_reads_whom_to_call()
    {
        var town = await Neighbourhood.WithAsync(("Delivery:Contact:Phone", "021-55500077"));
        await using var app = town.App;
        var order = Neighbourhood.Order();
        order["fundingStream"] = "NonBasic";
        order["lessons"]![0]!["start"] = "2027-02-01T09:30:00+08:00";
        using var refused = await app.Http.PostAsJsonAsync("/api/orders", order);
        var problem = await refused.Content.ReadAsStringAsync();
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("calendar.year-not-loaded", problem, StringComparison.Ordinal);
        Assert.Contains("可联系协会：配送办公室 021-55500077", problem, StringComparison.Ordinal);

        await app.MoveToAsync("2026-12-28T09:00");
        using var street = await app.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        using var form = await street.GetAsync("/orders/new");
        Assert.Equal(422, (int)form.StatusCode);
        Assert.Contains(
            "可联系协会：配送办公室 021-55500077",
            await form.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    private static async Task<int> ToldAsync(RunningApp app) =>
        (await app.MailAsync("shenhe")).Count(mail => mail.Subject == Subject);
}
