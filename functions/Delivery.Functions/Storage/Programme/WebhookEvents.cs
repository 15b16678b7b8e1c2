using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Delivery.Functions.Storage.Programme;

/// <summary>Something that happened, as other systems are told of it.</summary>
/// <param name="Id">The same whatever is repeated: who was told already knows it by this.</param>
/// <param name="Type">By what it is about, e.g. <c>delivery.order.stage</c>.</param>
/// <param name="Subject">An order's id, a week.</param>
public sealed record WebhookEvent(string Id, string Type, string Subject, DateTimeOffset Time, JsonElement Data);

public enum WebhookProgress
{
    Waiting,
    Delivered,
    Failed,
}

/// <summary>An event on its way to one webhook.</summary>
/// <param name="FirstTried">Since its last replay.</param>
/// <param name="Due">When it is to be sent; null when nothing is left to do.</param>
/// <param name="Trouble">What the last try met.</param>
public sealed record WebhookPost(
    WebhookEvent Event,
    WebhookProgress State,
    int Tries,
    DateTimeOffset? FirstTried,
    DateTimeOffset? Due,
    string? Trouble = null
);

/// <summary>
/// What each webhook is told, in a partition of its own: the events by their time, and beside them which are due. An event
/// is put in once, whoever puts it in again.
/// </summary>
public sealed class WebhookEvents(DeliveryTables tables, TimeProvider clock)
{
    private const string EventPrefix = "event|";
    private const string DuePrefix = "due|";
    private const int MostReplayed = 30;

    public TableClient Table => tables.Webhooks;

    public Task AddAsync(string webhook, WebhookEvent what)
    {
        var post = new WebhookPost(what, WebhookProgress.Waiting, 0, FirstTried: null, clock.GetUtcNow());
        return Table.CommitAsync([TableRows.Insert(RowOf(webhook, post)), TableRows.Insert(DueRow(webhook, post))]);
    }

    public Task<Stored<WebhookPost>?> FindAsync(string webhook, WebhookEvent what) =>
        Table.FindAsync<WebhookPost>(webhook, KeyOf(what));

    /// <summary>The events of one moment whose ids begin so.</summary>
    public async Task<IReadOnlyList<Stored<WebhookPost>>> AtAsync(string webhook, DateTimeOffset time, string ids)
    {
        var posts = new List<Stored<WebhookPost>>();
        await foreach (var post in Table.WithPrefixAsync<WebhookPost>(webhook, $"{EventPrefix}{Stamp(time)}|{ids}"))
            posts.Add(post);
        return posts;
    }

    /// <summary>The first of those that should have been sent by now.</summary>
    public async Task<IReadOnlyList<Stored<WebhookPost>>> DueAsync(string webhook, int limit)
    {
        var to = DuePrefix + Stamp(clock.GetUtcNow()) + char.MaxValue;
        var due = await Table.PageAsync<string>(webhook, DuePrefix, to, limit);
        var posts = await Task.WhenAll(due.Rows.Select(row => Table.FindAsync<WebhookPost>(webhook, row.Value)));
        return [.. posts.OfType<Stored<WebhookPost>>()];
    }

    /// <summary>The newest events, for people to look at.</summary>
    public async Task<IReadOnlyList<WebhookPost>> SinceAsync(string webhook, DateTimeOffset from, int limit)
    {
        var page = await Table.PageAsync<WebhookPost>(
            webhook,
            EventPrefix + Stamp(from),
            EventPrefix + char.MaxValue,
            limit
        );
        return [.. page.Rows.Select(row => row.Value)];
    }

    /// <returns>Null when somebody else has changed it meanwhile.</returns>
    public async Task<Stored<WebhookPost>?> ChangeAsync(Stored<WebhookPost> known, WebhookPost post)
    {
        var webhook = known.PartitionKey;
        var rows = new List<TableTransactionAction> { TableRows.Replace(RowOf(webhook, post), known.ETag) };
        if (known.Value.Due != post.Due)
        {
            if (known.Value.Due is not null)
                rows.Add(TableRows.Delete(webhook, DueKey(known.Value)));
            if (post.Due is not null)
                rows.Add(TableRows.Put(DueRow(webhook, post)));
        }

        return await Table.CommitAsync(rows) is { } tags ? known with { Value = post, ETag = tags[0] } : null;
    }

    /// <summary>The row that asks for a replay; it lies in the batch of the act that asks.</summary>
    public static TableTransactionAction ReplayFrom(string webhook, DateTimeOffset from) =>
        TableRows.Put(Row.Of(webhook, ReplayRow, from));

    /// <summary>Makes every event since the moment asked for due again.</summary>
    /// <returns>How many; 0 where nobody asked.</returns>
    public async Task<int> ReplayAsync(string webhook)
    {
        if (await Table.FindAsync<DateTimeOffset>(webhook, ReplayRow) is not { Value: var from })
            return 0;
        var count = 0;
        for (string? after = EventPrefix + Stamp(from); after is not null; )
        {
            var page = await Table.PageAsync<WebhookPost>(webhook, after, EventPrefix + char.MaxValue, MostReplayed);
            foreach (var post in page.Rows.Where(row => row.Value.State != WebhookProgress.Waiting))
                if (await ChangeAsync(post, Anew(post.Value)) is not null)
                    count++;
            after = page.After is null ? null : TableRows.KeyAfter(page.After);
        }

        await Table.DeleteEntityAsync(webhook, ReplayRow);
        return count;
    }

    private const string ReplayRow = "replay";

    private WebhookPost Anew(WebhookPost post) =>
        post with
        {
            State = WebhookProgress.Waiting,
            Tries = 0,
            FirstTried = null,
            Due = clock.GetUtcNow(),
            Trouble = null,
        };

    private static TableEntity RowOf(string webhook, WebhookPost post) => Row.Of(webhook, KeyOf(post.Event), post);

    private static TableEntity DueRow(string webhook, WebhookPost post) =>
        Row.Of(webhook, DueKey(post), KeyOf(post.Event));

    private static string DueKey(WebhookPost post) => $"{DuePrefix}{Stamp(post.Due!.Value)}|{post.Event.Id}";

    private static string KeyOf(WebhookEvent what) => $"{EventPrefix}{Stamp(what.Time)}|{what.Id}";

    private static string Stamp(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
}
