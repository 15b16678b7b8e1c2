using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>A file of orders that was decided.</summary>
/// <param name="Sender">The street's code, or "staff".</param>
/// <param name="Filed">How many are filed by now.</param>
/// <param name="Refused">Rows that another order of the meantime has made impossible, in words.</param>
public sealed record OrderImport(
    string Id,
    string Sender,
    DateTimeOffset At,
    string ByName,
    int Rows,
    int Taken,
    int Filed,
    IReadOnlyList<string> Refused
);

/// <summary>Orders of one street and year that are to be filed together.</summary>
public sealed record OrderGroup(string Street, int Year, IReadOnlyList<OrderRequest> Orders);

/// <summary>Groups of a decided import that are still to be filed; packed, since a season's file is longer than a batch may be.</summary>
public sealed record WaitingOrders(
    string Import,
    DateTimeOffset At,
    CallerKind Kind,
    string ById,
    string ByName,
    string Packed
)
{
    [JsonIgnore]
    public Caller By => new(Kind, ById, ByName, new HashSet<string>(StringComparer.Ordinal));

    public IReadOnlyList<OrderGroup> Groups()
    {
        using var brotli = new BrotliStream(
            new MemoryStream(Base64Url.DecodeFromChars(Packed)),
            CompressionMode.Decompress
        );
        return JsonSerializer.Deserialize<IReadOnlyList<OrderGroup>>(brotli, StoredJson.Options)!;
    }

    public static string Pack(IReadOnlyList<OrderGroup> groups)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, groups, StoredJson.Options);
        return Base64Url.EncodeToString(packed.ToArray());
    }
}

/// <summary>Where imports of orders lie: what was decided, and what of it is still to be done.</summary>
public sealed class OrderImports(DeliveryTables tables)
{
    private const string Partition = "orders";
    private const string Decided = "import|";
    private const string Waiting = "waiting|";

    public Place Place => new(tables.Registers, Partition);

    public static string SenderOf(Caller caller) => caller.Kind == CallerKind.Street ? caller.Id : "staff";

    public static TableTransactionAction Insert(OrderImport import) =>
        TableRows.Insert(Row.Of(Partition, KeyOf(import), import));

    public static TableTransactionAction Insert(WaitingOrders waiting, int at) =>
        TableRows.Insert(Row.Of(Partition, $"{Waiting}{waiting.Import}|{at:000}", waiting));

    public async Task<IReadOnlyList<OrderImport>> OfAsync(string sender)
    {
        var imports = new List<OrderImport>();
        await foreach (var row in tables.Registers.WithPrefixAsync<OrderImport>(Partition, $"{Decided}{sender}|"))
            imports.Add(row.Value);
        return imports;
    }

    /// <param name="import">One import's; null for all there are.</param>
    public IAsyncEnumerable<Stored<WaitingOrders>> WaitingAsync(string? import) =>
        tables.Registers.WithPrefixAsync<WaitingOrders>(Partition, import is null ? Waiting : $"{Waiting}{import}|");

    /// <summary>Counts what was filed and forgets what waited, in one batch: done twice, the second finds nothing.</summary>
    public Task<bool> DoneAsync(
        Stored<WaitingOrders> waiting,
        string sender,
        int filed,
        IReadOnlyList<string> refused
    ) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            if (await tables.Registers.FindAsync<WaitingOrders>(Partition, waiting.RowKey) is not { } there)
                return (true, false);
            var key = $"{Decided}{sender}|{waiting.Value.Import}";
            var import = (await tables.Registers.FindAsync<OrderImport>(Partition, key))!;
            var next = import.Value with
            {
                Filed = import.Value.Filed + filed,
                Refused = [.. import.Value.Refused, .. refused],
            };
            return (
                await tables.Registers.TryCommitAsync([
                    TableRows.Replace(Row.Of(Partition, key, next), import.ETag),
                    TableRows.Delete(there),
                ]),
                true
            );
        });

    private static string KeyOf(OrderImport import) => $"{Decided}{import.Sender}|{import.Id}";
}
