using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback.News;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Feedback;

/// <param name="Name">Of its blobs: <c>{Name}.jpg</c> and <c>{Name}-small.jpg</c>.</param>
public sealed record NewsPhoto(string Name, int Width, int Height)
{
    /// <summary>Its folder is the item's own id or, of a mail that was claimed, still the mail's.</summary>
    public static string FileOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name[(name.LastIndexOf('/') + 1)..];
    }
}

/// <summary>A street's news of a course.</summary>
/// <param name="NewsId">The course's id where it came by form; of a mail made of its Message-Id.</param>
/// <param name="Text">Plain text, a paragraph a line.</param>
/// <param name="Street">The street's code; null while nobody knows whose it is.</param>
/// <param name="Sender">The address a mail came from.</param>
/// <param name="Reason">Why it was returned or dropped.</param>
/// <param name="DroppedAt">When it was dropped last; its street is told of each time.</param>
/// <param name="Returns">How often it was sent back: what is waited for is forgotten as it is released or dropped.</param>
public sealed record NewsItem(
    string NewsId,
    NewsState State,
    string Title,
    string Text,
    IReadOnlyList<NewsPhoto> Photos,
    DateTimeOffset ReceivedAt,
    string By,
    string? Street = null,
    string? StreetName = null,
    string? District = null,
    string? CourseId = null,
    string? Discipline = null,
    string? Sender = null,
    string? Reason = null,
    DateTimeOffset? ReleasedAt = null,
    DateTimeOffset? DroppedAt = null,
    int Returns = 0
)
{
    public NewsListing Listing =>
        new(
            NewsId,
            State,
            Title,
            Text.Length > 80 ? Text[..80] + "…" : Text,
            Photos.Count > 0 ? Photos[0].Name : null,
            StreetName,
            Discipline,
            Sender,
            ReleasedAt ?? ReceivedAt
        );
}

/// <summary>An item as lists show it.</summary>
/// <param name="Begins">How its text begins.</param>
public sealed record NewsListing(
    string NewsId,
    NewsState State,
    string Title,
    string Begins,
    string? Photo,
    string? StreetName,
    string? Discipline,
    string? Sender,
    DateTimeOffset At
);

/// <summary>All news in one partition, so that an item and the lists it stands in change together.</summary>
public sealed class NewsItems(DeliveryTables tables)
{
    private const string Partition = "news";

    public TableClient Table => tables.News;

    public Place Place => new(Table, Partition);

    public Task<Stored<NewsItem>?> FindAsync(string newsId) => Table.FindAsync<NewsItem>(Partition, ItemRow(newsId));

    /// <summary>A course's news, whether it came by form or by mail.</summary>
    public async Task<Stored<NewsItem>?> OfCourseAsync(string courseId) =>
        await Table.FindAsync<string>(Partition, MailedRow(courseId)) is { Value: var newsId }
            ? await FindAsync(newsId)
            : await FindAsync(courseId);

    /// <summary>All news there ever was: for an erasure, since nothing but the item says whose it is.</summary>
    public IAsyncEnumerable<NewsItem> AllAsync() =>
        Table.WithPrefixAsync<NewsItem>(Partition, ItemRow(string.Empty)).Select(row => row.Value);

    /// <summary>Released news, the newest first; all other states, the oldest first.</summary>
    public Task<Listed<NewsListing>> PageAsync(NewsState state, string? after, int limit)
    {
        var first = ListOf(state);
        var from = after?.StartsWith(first, StringComparison.Ordinal) == true ? TableRows.KeyAfter(after) : first;
        return Table.PageAsync<NewsListing>(Partition, from, first + char.MaxValue, limit);
    }

    /// <summary>News that stands in its list on a day, in Shanghai: released on it or, in all other states, received.</summary>
    public async Task<IReadOnlyList<string>> OfDayAsync(DateOnly day)
    {
        var (from, to) = (ShanghaiTime.StartOf(day), ShanghaiTime.EndOf(day));
        var found = new List<string>();
        foreach (var state in Enum.GetValues<NewsState>())
        {
            var (first, last) =
                state == NewsState.Released ? (Newest(to) + 1, Newest(from) + 1) : (from.UtcTicks, to.UtcTicks);
            var keys = await Table.KeysAsync(Partition, $"{ListOf(state)}{first:D19}", $"{ListOf(state)}{last:D19}");
            found.AddRange(keys.Select(key => key.Split('|')[^1]));
        }

        return found;
    }

    public Task<Stored<NewsDue>?> DueAsync(string street, string courseId) =>
        Table.FindAsync<NewsDue>(Partition, DueRow(street, courseId));

    /// <param name="street">Null for all streets.</param>
    public async Task<IReadOnlyList<NewsDue>> DueAsync(string? street = null)
    {
        var due = new List<NewsDue>();
        await foreach (var row in Table.WithPrefixAsync<NewsDue>(Partition, street is null ? "due|" : $"due|{street}|"))
            due.Add(row.Value);
        return due;
    }

    /// <summary>Of some streets whose codes lie together, by street: one range from the first of them to the last.</summary>
    public async Task<ILookup<string, NewsDue>> DueOfAsync(IReadOnlyCollection<string> streets)
    {
        var (from, to) = TableRows.RangeOf(streets.Select(street => DueRow(street, string.Empty)));
        return await Table
            .RangeAsync<NewsDue>(Partition, from, to)
            .Select(row => row.Value)
            .ToLookupAsync(due => due.Street, StringComparer.Ordinal);
    }

    public Task AddAsync(NewsDue due) => Table.InsertIfAbsentAsync(RowOf(due));

    public static TableTransactionAction Put(NewsDue due) => TableRows.Put(RowOf(due));

    public static TableTransactionAction Replace(NewsDue due, Stored<NewsDue> read) =>
        TableRows.Replace(RowOf(due), read.ETag);

    public static TableTransactionAction Forget(Stored<NewsDue> due) => TableRows.Delete(Partition, due.RowKey);

    /// <summary>The rows of a change: the item, and its places in the lists before and after.</summary>
    public static IReadOnlyList<TableTransactionAction> Change(Stored<NewsItem>? before, NewsItem after)
    {
        var row = Row.Of(Partition, ItemRow(after.NewsId), after);
        var (was, now) = (before is null ? null : ListRow(before.Value), ListRow(after));
        return
        [
            before is null ? TableRows.Insert(row) : TableRows.Replace(row, before.ETag),
            TableRows.Put(Row.Of(Partition, now, after.Listing)),
            .. was is null || was == now ? [] : new[] { TableRows.Delete(Partition, was) },
            // Whoever knows the course finds its mail.
            .. before?.Value.CourseId != after.CourseId && after.CourseId is { } course && course != after.NewsId
                ? new[] { TableRows.Put(Row.Of(Partition, MailedRow(course), after.NewsId)) }
                : [],
        ];
    }

    private static string ItemRow(string newsId) => $"item|{newsId}";

    private static string MailedRow(string courseId) => $"mailed|{courseId}";

    private static string DueRow(string street, string courseId) => $"due|{street}|{courseId}";

    private static TableEntity RowOf(NewsDue due) => Row.Of(Partition, DueRow(due.Street, due.CourseId), due);

    private static string ListOf(NewsState state) => $"list|{state}|";

    private static long Newest(DateTimeOffset at) => DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks;

    private static string ListRow(NewsItem item) =>
        item.State == NewsState.Released
            ? $"{ListOf(item.State)}{Newest(item.ReleasedAt!.Value):D19}|{item.NewsId}"
            : $"{ListOf(item.State)}{item.ReceivedAt.UtcTicks:D19}|{item.NewsId}";
}
