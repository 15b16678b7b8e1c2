using System.Globalization;

namespace Delivery.Functions.Storage.Programme;

/// <summary>An item of an open-data feed as it was changed last.</summary>
/// <param name="Modified">Rises with every change of any item of the feed; about the milliseconds since 1970.</param>
/// <param name="Data">Null once it is deleted.</param>
public sealed record FeedItem(string Id, long Modified, string? Data);

/// <param name="Data">Made of what the item says now, null where there is none; it answers null where there should be none.</param>
public sealed record WantedItem(string Id, Func<string?, string?> Data);

/// <summary>
/// The items of the open-data feeds, each feed in a partition of its own, in the order in which readers page through them.
/// Every batch replaces the feed's head, so batches are saved one after the other and a later one always has the higher
/// number: no reader passes a number below which something is still to come.
/// </summary>
public sealed class FeedItems(DeliveryTables tables, TimeProvider clock)
{
    private const string HeadRow = "head";
    private const string ItemPrefix = "item|";

    private const string PlacePrefix = "place|";

    // Each changed item takes three of a batch's rows, and the head one.
    private const int MostInBatch = (TableRows.MostInBatch - 1) / 3;

    private sealed record Head(long Last);

    /// <returns>Null where there never was such an item, or it is long over.</returns>
    public async Task<FeedItem?> FindAsync(string feed, string id) =>
        await tables.Feeds.FindAsync<long>(feed, PlacePrefix + id) is { Value: var modified }
            ? (await tables.Feeds.FindAsync<FeedItem>(feed, KeyOf(modified, id)))?.Value
            : null;

    /// <summary>The items after a place, in order.</summary>
    /// <param name="feed">The kind of its items.</param>
    /// <param name="after">Modified number and id of the last one read; null at the beginning.</param>
    public async Task<IReadOnlyList<FeedItem>> AfterAsync(string feed, (long Modified, string Id)? after, int limit)
    {
        var from = after is { } last ? TableRows.KeyAfter(KeyOf(last.Modified, last.Id)) : ItemPrefix;
        var page = await tables.Feeds.PageAsync<FeedItem>(feed, from, ItemPrefix + char.MaxValue, limit);
        return [.. page.Rows.Select(row => row.Value)];
    }

    /// <summary>Brings the feed to what it should hold. What is as it should be keeps its number, so repeating changes nothing.</summary>
    /// <param name="over">What has not changed since is over: it is deleted, and what was deleted before then is forgotten.</param>
    /// <returns>How many items were changed.</returns>
    public Task<int> PutAsync(string feed, IReadOnlyList<WantedItem> wanted, DateTimeOffset over) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var head = await tables.Feeds.FindAsync<Head>(feed, HeadRow);
            var known = await KnownAsync(feed);
            var changes = ChangesOf(known, wanted, over.ToUnixTimeMilliseconds());
            foreach (var chunk in changes.Chunk(MostInBatch))
            {
                head = await TryPutAsync(feed, head, chunk);
                if (head is null)
                    return (false, 0);
            }

            return (true, changes.Count);
        });

    /// <param name="Forget">Its row goes, and none takes its place.</param>
    private sealed record Change(FeedItem? Known, string Id, string? Data, bool Forget);

    private async Task<Dictionary<string, FeedItem>> KnownAsync(string feed)
    {
        var known = new Dictionary<string, FeedItem>(StringComparer.Ordinal);
        await foreach (var row in tables.Feeds.WithPrefixAsync<FeedItem>(feed, ItemPrefix))
            known[row.Value.Id] = row.Value;
        return known;
    }

    private static List<Change> ChangesOf(
        Dictionary<string, FeedItem> known,
        IReadOnlyList<WantedItem> wanted,
        long over
    )
    {
        var named = wanted.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from item in wanted
            let there = known.GetValueOrDefault(item.Id)
            let data = item.Data(there?.Data)
            where there?.Data != data
            select new Change(there, item.Id, data, Forget: false),
            .. from there in known.Values
            where there.Modified < over && !named.Contains(there.Id)
            select new Change(there, there.Id, Data: null, Forget: there.Data is null),
        ];
    }

    /// <returns>The new head; null when somebody else changed the feed meanwhile.</returns>
    private async Task<Stored<Head>?> TryPutAsync(string feed, Stored<Head>? head, IReadOnlyList<Change> changes)
    {
        var next = new Head(Math.Max((head?.Value.Last ?? 0) + 1, clock.GetUtcNow().ToUnixTimeMilliseconds()));
        var row = Row.Of(feed, HeadRow, next);
        var tags = await tables.Feeds.CommitAsync([
            head is null ? TableRows.Insert(row) : TableRows.Replace(row, head.ETag),
            .. changes
                .Where(change => change.Known is not null)
                .Select(change => TableRows.Delete(feed, KeyOf(change.Known!.Modified, change.Id))),
            .. changes
                .Where(change => !change.Forget)
                .Select(change => new FeedItem(change.Id, next.Last, change.Data))
                .Select(item => TableRows.Insert(Row.Of(feed, KeyOf(item.Modified, item.Id), item))),
            .. changes.Select(change =>
                change.Forget
                    ? TableRows.Delete(feed, PlacePrefix + change.Id)
                    : TableRows.Put(Row.Of(feed, PlacePrefix + change.Id, next.Last))
            ),
        ]);
        return tags is null ? null : new Stored<Head>(next, tags[0], feed, HeadRow);
    }

    private static string KeyOf(long modified, string id) =>
        $"{ItemPrefix}{modified.ToString("D19", CultureInfo.InvariantCulture)}|{id}";
}
