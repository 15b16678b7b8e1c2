using Azure.Data.Tables;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Operation;

/// <summary>A lesson of today of which nobody says that it has begun, as the overview shows it.</summary>
/// <param name="Street">The street's name.</param>
/// <param name="Reason">Why it was not held, as one side says.</param>
public sealed record BegunListing(
    string LessonId,
    string Street,
    string Discipline,
    int Number,
    DateTimeOffset Start,
    BegunState State,
    string? Reason
);

/// <summary>What waits for the association, of every kind.</summary>
/// <param name="Orders">Those to review, and those without a teacher.</param>
/// <param name="Conduct">Streets whose suspension is not over.</param>
/// <param name="Begun">Of any day; only today's still matter.</param>
public sealed record WaitingForStaff(
    IReadOnlyList<OrderListing> Orders,
    IReadOnlyList<ChangeListing> Changes,
    IReadOnlyList<ObjectionListing> Objections,
    IReadOnlyList<ConductListing> Conduct,
    IReadOnlyList<BegunListing> Begun,
    LedgerReport? Ledger,
    ChainReport? Chain
);

/// <summary>
/// Copies of what waits for the association, in one partition, so that whoever opens the overview reads one range. Each kind
/// is kept by the list that it belongs to.
/// </summary>
public sealed class WaitingLists(DeliveryTables tables)
{
    public const string Partition = "waiting";
    public const string Order = "order";
    public const string Change = "change";
    public const string Objection = "objection";
    public const string Conduct = "conduct";
    public const string Begun = "begun";
    public const string Ledger = "ledger";
    public const string Chain = "chain";

    public TableClient Table => tables.ChangeLists;

    public static string KeyOf(string kind, string id) => $"{kind}|{id}";

    public async Task<WaitingForStaff> ReadAsync()
    {
        var rows = (await Table.EntitiesAsync(Partition, string.Empty, $"{char.MaxValue}").ToListAsync()).ToLookup(
            row => row.RowKey.Split('|')[0],
            StringComparer.Ordinal
        );
        return new WaitingForStaff(
            Of<OrderListing>(Order),
            Of<ChangeListing>(Change),
            Of<ObjectionListing>(Objection),
            Of<ConductListing>(Conduct),
            Of<BegunListing>(Begun),
            Of<LedgerReport>(Ledger).SingleOrDefault(),
            Of<ChainReport>(Chain).SingleOrDefault()
        );

        List<T> Of<T>(string kind) => [.. rows[kind].Select(row => Row.Read<T>(row).Value)];
    }

    /// <summary>All of one kind, by id.</summary>
    public async Task<IReadOnlyList<T>> OfAsync<T>(string kind) =>
        await Table.WithPrefixAsync<T>(Partition, KeyOf(kind, string.Empty)).Select(row => row.Value).ToListAsync();

    /// <summary>The only one of its kind.</summary>
    public async Task<T?> OnlyAsync<T>(string kind)
        where T : class => (await Table.FindAsync<T>(Partition, KeyOf(kind, string.Empty)))?.Value;

    public Task PutAsync<T>(string kind, string id, T listing) =>
        Table.UpsertEntityAsync(Row.Of(Partition, KeyOf(kind, id), listing), TableUpdateMode.Replace);

    /// <summary>Brings one copy up to what it copies.</summary>
    /// <param name="now">Its copy as it should be, read anew each time, by the one that is there; null where it waits for nobody.</param>
    public Task RefreshAsync<T>(string kind, string id, Func<T?, Task<T?>> now)
        where T : class => new Place(Table, Partition).FollowAsync(KeyOf(kind, id), now);

    /// <summary>The ids of all copies of a kind.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(string kind) =>
        [
            .. (await Table.KeysAsync(Partition, KeyOf(kind, string.Empty), KeyOf(kind, $"{char.MaxValue}"))).Select(
                key => key[(kind.Length + 1)..]
            ),
        ];

    public Task RemoveAsync(string kind, string id) => Table.DeleteEntityAsync(Partition, KeyOf(kind, id));

    /// <summary>Removes all of one kind whose ids lie before this one.</summary>
    public async Task RemoveBeforeAsync(string kind, string id)
    {
        foreach (var key in await Table.KeysAsync(Partition, KeyOf(kind, string.Empty), KeyOf(kind, id)))
            await Table.DeleteEntityAsync(Partition, key);
    }
}
