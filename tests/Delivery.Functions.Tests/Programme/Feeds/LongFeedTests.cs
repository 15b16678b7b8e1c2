using System.Text.Json.Nodes;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme.Feeds;

/// <summary>An open-data feed as it is read: whole while it changes, and no further than it goes.</summary>
public sealed class LongFeedTests
{
    [Fact]
    public async Task A_lesson_long_over_is_deleted_and_later_forgotten()
    {
        await using var city = await PublishedAsync(Taiji);
        var reader = new RpdeReader(city.App.Anonymous, "scheduled-sessions");
        await reader.WalkAsync();
        await city.App.MoveToAsync("2026-10-23T15:00");
        await reader.WalkAsync();
        Assert.Equal([TaijiId], reader.Deleted);

        await city.App.MoveToAsync("2026-12-04T15:00");
        Assert.Equal(0, await new RpdeReader(city.App.Anonymous, "scheduled-sessions").WalkAsync());
    }

    [Fact]
    public async Task A_long_feed_is_read_whole_while_it_changes_under_the_reader()
    {
        await using var city = await StartAsync();
        var items = city.App.Services.GetRequiredService<FeedItems>();
        await items.PutAsync("scheduled-sessions", [.. Enumerable.Range(0, 1200).Select(Wanted)], Epoch);
        var first = JsonNode.Parse(await city.App.Anonymous.GetStringAsync("/feeds/openactive/scheduled-sessions"))!;
        // What was on the first page is changed while the reader is at the second.
        await items.PutAsync("scheduled-sessions", [Wanted(0) with { Data = _ => DataOf(5000) }], Epoch);

        var reader = new RpdeReader(city.App.Anonymous, "scheduled-sessions");
        Assert.Equal(1200, await reader.WalkAsync());
        Assert.Equal(1200, reader.Items.Count);
        Assert.Equal(500, first["items"]!.AsArray().Count);
        Assert.Contains("5000", (string?)reader.Items[IdOf(0)]["name"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?afterTimestamp=1", 400)]
    [InlineData("?afterId=a", 400)]
    [InlineData("?afterTimestamp=x&afterId=a", 400)]
    [InlineData("?afterTimestamp=1&afterId=a%2Fb", 400)]
    [InlineData("?afterTimestamp=99999999999999&afterId=a", 200)]
    public async Task A_place_that_no_page_gave_is_refused_by_code_and_sentence(string query, int status)
    {
        await using var city = await StartAsync();
        using var answer = await city.App.Anonymous.GetAsync($"/feeds/openactive/scheduled-sessions{query}");
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 400)
        {
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.Equal("feed.after", (string?)problem["code"]);
            Assert.Equal("afterTimestamp 和 afterId 应照抄上一页 next 里的值，或都不写", (string?)problem["detail"]);
        }
    }

    [Theory]
    [InlineData("/feeds/openactive/nonsense")]
    [InlineData("/feeds/openactive/scheduled-sessions/nonsense")]
    public async Task A_feed_or_an_item_that_is_none_is_not_found(string path)
    {
        await using var city = await StartAsync();
        using var answer = await city.App.Anonymous.GetAsync(path);
        Assert.Equal(404, (int)answer.StatusCode);
    }

    private static DateTimeOffset Epoch => DateTimeOffset.UnixEpoch;

    private static string IdOf(int number) => $"310101002-2026-{number + 1:000}-01";

    private static WantedItem Wanted(int number) => new(IdOf(number), _ => DataOf(number));

    private static string DataOf(int number) =>
        StoredJson.Write(
            new Delivery.Functions.Programme.Feeds.SessionFacts(
                Dance with
                {
                    LessonId = IdOf(number % 5000),
                    Discipline = $"排舞{number}",
                },
                false,
                null
            )
        );
}
