using AngleSharp.Html.Parser;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Review;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Operation;

/// <summary>Lists that stop somewhere say so, or show where to go on.</summary>
public sealed class CappedListTests
{
    private const string Notice = "这里只看最近申报的3000单";

    [Fact]
    public async Task A_stage_of_more_orders_than_are_looked_through_says_that_the_older_are_found_by_search()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await town.FileAsync();
        await PutAsync(town, from: 1, count: ReviewQueue.MostRead - 2);
        var whole = await town.App.Http.GetStringAsync("/staff/orders?limit=1");
        Assert.DoesNotContain(Notice, whole, StringComparison.Ordinal);
        Assert.Contains(">2999<", whole, StringComparison.Ordinal);

        await PutAsync(town, from: ReviewQueue.MostRead - 1, count: 200);

        var cut = await town.App.Http.GetStringAsync("/staff/orders?limit=1");
        Assert.Contains(Notice, cut, StringComparison.Ordinal);
        Assert.Contains("href=\"/staff/search\"", cut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_shows_the_first_twenty_teachers()
    {
        await using var town = await Town.StartAsync(teachers: 21);

        var found = new HtmlParser().ParseDocument(await town.App.Http.GetStringAsync("/staff/search?q=王T"));

        Assert.Equal(
            Enumerable.Range(1, 20).Select(number => $"王T{number:00}"),
            found.QuerySelectorAll("a[href*='/teachers/T']").Select(link => link.TextContent.Trim()[..4])
        );
    }

    // As the orders of a season are listed, without the orders themselves.
    private static async Task PutAsync(Town town, int from, int count)
    {
        var tables = town.App.Services.GetRequiredService<DeliveryTables>();
        foreach (var some in Enumerable.Range(from, count).Chunk(100))
            Assert.True(
                await tables.OrderLists.TryCommitAsync([.. some.Select(number => TableRows.Put(RowOf(number)))])
            );
    }

    private static Azure.Data.Tables.TableEntity RowOf(int number)
    {
        var listing = new OrderListing(
            $"310101003-2026-{number:0000}",
            "310101003",
            "黄浦区",
            "TJQ",
            Category.MartialArts,
            FundingStream.NonBasic,
            OrderStage.Submitted,
            1,
            ShanghaiTime.At(new DateOnly(2026, 10, 12), 9),
            300,
            ShanghaiTime.At(new DateOnly(2026, 9, 1), 8)
        );
        return Row.Of(
            "2026-autumn",
            listing.OrderId,
            listing,
            ("Moves", 1),
            ("Stage", $"{listing.Stage}"),
            ("Street", listing.Street)
        );
    }
}
