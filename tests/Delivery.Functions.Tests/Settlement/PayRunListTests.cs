using System.Net.Http.Json;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Settlement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>All months are to be found, however old, and the days on their list are those of the settings.</summary>
public sealed class PayRunListTests
{
    private const string List = "/staff/settlements";

    [Fact]
    public async Task Runs_older_than_a_year_are_a_page_away_open_ones_too()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payroll");
        var settlements = month.App.Services.GetRequiredService<Settlements>();
        var old = (await settlements.GetRunAsync(PayMonth.September)).Value with { Month = new Month(2025, 8) };
        await settlements.Table.AddEntityAsync(Settlements.RowOf(old));

        var newest = await month.App.Http.GetStringAsync(List);
        Assert.Contains("2026年9月", newest, StringComparison.Ordinal);
        Assert.DoesNotContain("/staff/settlements/2025-08", newest, StringComparison.Ordinal);
        Assert.Contains("href=\"/staff/settlements?to=2025-09\"", newest, StringComparison.Ordinal);
        Assert.DoesNotContain("近一些的月份", newest, StringComparison.Ordinal);

        var older = await month.App.Http.GetStringAsync($"{List}?to=2025-09");
        Assert.Contains("href=\"/staff/settlements/2025-08\"", older, StringComparison.Ordinal);
        Assert.Contains("href=\"/staff/settlements?to=2026-09\"", older, StringComparison.Ordinal);
        var oldest = await month.App.Http.GetStringAsync($"{List}?to=2024-09");
        Assert.Contains("这十二个月没有结算", oldest, StringComparison.Ordinal);
        Assert.Contains("href=\"/staff/settlements?to=2025-09\"", oldest, StringComparison.Ordinal);
        Assert.DoesNotContain("更早的月份", oldest, StringComparison.Ordinal);
        foreach (var none in new[] { "2026", "0001-01" })
            Assert.Equal(404, (int)(await month.App.Http.GetAsync($"{List}?to={none}")).StatusCode);
    }

    [Fact]
    public async Task The_days_of_the_windows_are_the_settings()
    {
        await using var month = await PayMonth.StartAsync("2026-09-30T20:00");
        Assert.Contains(
            "10—15日老师核对，15—20日批准发放",
            await month.App.Http.GetStringAsync(List),
            StringComparison.Ordinal
        );
        using var set = await month.App.Http.PutAsJsonAsync(
            "/api/settings/check-last-day",
            new
            {
                value = 16,
                from = "2026-10-01",
                reason = "多给一天",
            }
        );
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        await month.App.MoveToAsync("2026-10-01T09:00");
        Assert.Contains(
            "10—16日老师核对，16—20日批准发放",
            await month.App.Http.GetStringAsync(List),
            StringComparison.Ordinal
        );
    }
}
