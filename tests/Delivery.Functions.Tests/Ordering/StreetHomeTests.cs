using Delivery.Functions.Tests.Conduct;
using Delivery.Functions.Tests.Matching;
using Xunit;
using static Delivery.Functions.Tests.Conduct.Asking;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>A street's first page shows its lessons as they stand, not as they were ordered.</summary>
public sealed class StreetHomeTests
{
    private const string Plan = $"/api/streets/{Town.Street}/plans/2026";

    [Fact]
    public async Task What_comes_next_follows_a_change_of_time_and_leaves_out_what_is_cancelled()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-24T09:30");
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Move("2026-09-23T14:00")));
        await town.ApproveAsync(await town.AskAsync($"{course}-02", Cancel()));
        await town.App.MoveToAsync("2026-09-19T08:00");
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        var home = await street.GetStringAsync("/street");

        Assert.Contains("9月23日（周三）14:00—15:30", home, StringComparison.Ordinal);
        Assert.DoesNotContain("9月21日（周一）09:30", home, StringComparison.Ordinal);
        Assert.DoesNotContain("9月24日（周四）09:30", home, StringComparison.Ordinal);
        var order = await street.GetStringAsync($"/orders/{course}");
        Assert.Contains("首课 9月23日 周三", order, StringComparison.Ordinal);
        Assert.DoesNotContain("首课 9月21日", order, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_is_asked_for_its_headcount_in_the_month_to_which_it_moved()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-28T09:30");
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Move("2026-10-12T09:30")));

        await town.App.MoveToAsync("2026-09-28T12:00");
        Assert.DoesNotContain("的到课人数", await HomeAsync(town), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-10-12T12:00");

        Assert.Contains("填写10月12日（周一）太极拳的到课人数", await HomeAsync(town), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_plan_only_what_took_place_counts_as_held()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.PutAsync(
            Plan,
            new
            {
                items = new[]
                {
                    new
                    {
                        season = "2026-autumn",
                        discipline = "TJQ",
                        lessons = 10,
                    },
                },
            }
        );
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-22T09:30", "2026-09-28T09:30");
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Cancel()));
        await town.ApproveAsync(await town.AskAsync($"{course}-02", Move("2026-09-24T09:30")));

        await town.App.MoveToAsync("2026-09-23T12:00");
        Assert.Contains("已上 0节", await HomeAsync(town), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-24T12:00");

        Assert.Contains("已上 1节", await HomeAsync(town), StringComparison.Ordinal);
        var item = (await town.GetAsync(Plan)).GetProperty("items")[0];
        Assert.Equal(1, item.GetProperty("held").GetInt32());
    }

    [Fact]
    public async Task The_letter_and_the_plan_of_another_year_are_those_of_that_year()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await town.PutAsync(
            $"/api/streets/{Town.Street}/agreements/2027",
            new
            {
                version = "2027",
                signedBy = "林一",
                signedOn = "2026-08-30",
                countersignedBy = "高一",
                countersignedOn = "2026-08-31",
            }
        );
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        var home = await street.GetStringAsync("/street?year=2027");

        Assert.Contains("/street/plan/2027", home, StringComparison.Ordinal);
        Assert.DoesNotContain("/street/plan/2026", home, StringComparison.Ordinal);
    }

    private static async Task<string> HomeAsync(Town town)
    {
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        return await street.GetStringAsync("/street");
    }
}
