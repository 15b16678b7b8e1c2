using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Storage;

/// <summary>What the two pages that gather most ask of storage each time; docs/measured.md has the figures.</summary>
public sealed class PageReadTests
{
    [Fact]
    public async Task A_streets_due_page_and_the_report_of_a_year_ask_no_more_than_is_written_down()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-22T12:00");
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        var due = await AskedAsync(town, "StreetHomePage", () => street.GetStringAsync("/street"));
        var year = await AskedAsync(
            town,
            "ReportPage",
            () => town.App.Http.GetStringAsync("/staff/reports?from=2026-01&to=2026-12")
        );

        Assert.Equal((5, 34), (due, year));
    }

    private static async Task<long> AskedAsync(Town town, string page, Func<Task<string>> showAsync)
    {
        // What registers and settings keep for a while is there by the second time.
        Assert.NotEmpty(await showAsync());
        var before = CountOf(town, page);
        Assert.NotEmpty(await showAsync());
        return CountOf(town, page) - before;
    }

    private static long CountOf(Town town, string page) =>
        town.App.Host.Tally.All.Single(one => one.Name == page).Work.Requests;
}
