using Delivery.Functions.Tests.Matching;
using LocalFunctions.Measuring;
using Xunit;

namespace Delivery.Functions.Tests.Storage;

/// <summary>What the pages that are opened most and those that look back furthest ask of storage, however much there is.</summary>
public sealed class PageReadTests
{
    [Fact]
    public async Task What_is_due_this_week_costs_a_street_five_requests_however_many_courses_it_has()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var one = await AskedAsync(town, street, "/street", "StreetHomePage");

        await town.ConfirmedCourseAsync("T01", "2026-09-22T09:30");
        await town.ConfirmedCourseAsync("T01", "2026-09-23T09:30");

        Assert.Equal(StreetHome, one);
        Assert.Equal(StreetHome, await AskedAsync(town, street, "/street", "StreetHomePage"));
    }

    [Fact]
    public async Task The_report_of_a_year_costs_the_same_with_one_course_as_with_three()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        var one = await AskedAsync(town, town.App.Http, Year, "ReportPage");

        await town.ConfirmedCourseAsync("T01", "2026-09-22T09:30");
        await town.ConfirmedCourseAsync("T01", "2026-10-12T09:30");

        Assert.Equal(YearReport, one);
        Assert.Equal(YearReport, await AskedAsync(town, town.App.Http, Year, "ReportPage"));
    }

    [Fact]
    public async Task An_orders_page_costs_the_same_beside_one_other_order_and_beside_three()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.ConfirmedCourseAsync("T01", "2026-09-22T09:30");
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var one = await AskedAsync(town, street, $"/orders/{course}", "OrderPage");

        await town.ConfirmedCourseAsync("T01", "2026-09-23T09:30");
        await town.ConfirmedCourseAsync("T01", "2026-10-12T09:30");

        Assert.Equal(OrderPage, one);
        Assert.Equal(OrderPage, await AskedAsync(town, street, $"/orders/{course}", "OrderPage"));
    }

    private const long OrderPage = 6;
    private const string Year = "/staff/reports?from=2026-01&to=2026-12";
    private const long StreetHome = 5;
    private const long YearReport = 33;

    private static async Task<long> AskedAsync(Town town, HttpClient by, string path, string function)
    {
        await town.App.IdleAsync();
        // What is kept in the process for some seconds is not counted twice.
        await by.GetStringAsync(path);
        var before = RequestsOf(town, function);
        await by.GetStringAsync(path);
        return RequestsOf(town, function) - before;
    }

    private static long RequestsOf(Town town, string function) =>
        town
            .App.Host.Tally.All.Where(one => one.Kind == WorkKind.Http && one.Name == function)
            .Sum(one => one.Work.Requests);
}
