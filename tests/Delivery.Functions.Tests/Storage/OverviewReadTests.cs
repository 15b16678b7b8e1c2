using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Tests.Web;
using LocalFunctions.Measuring;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Storage;

/// <summary>What the first pages ask of storage does not grow with the years that lie behind.</summary>
public sealed class OverviewReadTests
{
    [Fact]
    public async Task With_ten_years_behind_them_the_overviews_ask_for_the_running_ones()
    {
        await using var town = await Neighbourhood.WithAsync();
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        await PlantAsync(town.App, Enumerable.Range(2016, 10));
        _ = await ReadsAsync(town.App, street);

        var reads = await ReadsAsync(town.App, street);

        // Three for the page; whoever comes back after some seconds is looked up again, with two.
        Assert.InRange(reads.Street, 1, 5);
        // What waits, next week's lessons, and the mails that nobody got; a sign-in and the calendar are looked at again, too.
        Assert.InRange(reads.Staff, 1, 5);
        // With the lists of all years each would be more than eighty.
        Assert.InRange(reads.Review, 1, 15);
        Assert.InRange(reads.Board, 1, 15);
        var over = await town.App.Http.GetStringAsync("/staff/orders?stage=Closed");
        Assert.Contains(OrderId.Format(Neighbourhood.Street, 2016, 1), over, StringComparison.Ordinal);
    }

    private static async Task PlantAsync(TestKit.DeliveryApp app, IEnumerable<int> years)
    {
        var tables = app.Services.GetRequiredService<DeliveryTables>();
        foreach (var year in years)
        {
            var partition = StreetYears.Partition(Neighbourhood.Street, year);
            await tables.StreetYears.UpsertEntityAsync(Row.Of(partition, "head", new StreetYearHead(40, 0, 9_500)));
            foreach (var list in new[] { $"{year}", $"{year}-autumn", $"{year}-spring", $"{year}-summer" })
            {
                await tables.OrderLists.UpsertEntityAsync(Row.Of("lists", list, list));
                var id = OrderId.Format(Neighbourhood.Street, year, 1);
                await tables.OrderLists.UpsertEntityAsync(Row.Of(list, id, Over(id, year), ("Stage", "Closed")));
            }
        }
    }

    private static OrderListing Over(string id, int year)
    {
        var first = ShanghaiTime.At(new DateOnly(year, 9, 14), 9, 30);
        return new OrderListing(
            id,
            Neighbourhood.Street,
            "黄浦区",
            "D01",
            Category.MartialArts,
            FundingStream.Basic,
            OrderStage.Closed,
            8,
            first,
            2_400,
            first.AddDays(-40)
        );
    }

    private static async Task<(long Street, long Staff, long Review, long Board)> ReadsAsync(
        TestKit.DeliveryApp app,
        HttpClient street
    ) =>
        (
            await ReadsAsync(app, street, "/street", "StreetHomePage"),
            await ReadsAsync(app, app.Http, "/staff", "StaffHomePage"),
            await ReadsAsync(app, app.Http, "/staff/orders", "ReviewListPage"),
            await ReadsAsync(app, app.Http, "/staff/matching-board", "ShowMatchingBoard")
        );

    private static async Task<long> ReadsAsync(TestKit.DeliveryApp app, HttpClient by, string path, string function)
    {
        var before = Of(app, function);
        _ = await by.GetStringAsync(path);
        return Of(app, function) - before;
    }

    private static long Of(TestKit.DeliveryApp app, string name) =>
        app.Host.Tally.All.Where(one => one.Kind == WorkKind.Http && one.Name == name).Sum(one => one.Work.Requests);
}
