using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Security;

namespace Delivery.Functions.Storage.Operation;

/// <summary>A seal as it was read.</summary>
/// <param name="IsGenuine">Its mark opens with our key ring, and says the same.</param>
public sealed record ReadSeal(DaySeal Seal, bool IsGenuine);

/// <summary>How far the log is sealed, written down a second time in another table.</summary>
public sealed record SealedUntil(DateOnly Day, string Hash);

/// <summary>
/// The seals of the audit log's days, the digests of the lines that each holds, and which lines a person was erased from
/// since. A seal is inserted and never changed; its mark proves that the app wrote it.
/// </summary>
public sealed class AuditSeals(DeliveryTables tables, Seals seals)
{
    private const string Partition = "seals";
    private const string LinkPrefix = "link|";
    private const string ErasedPrefix = "erased|";
    private const string UntilRow = "audit-sealed";
    private const string SealPurpose = "audit-seal";
    private const string ErasedPurpose = "audit-erased";

    // A row of links stays far below what a row may hold, and a batch of rows below what a batch may.
    private const int LinksInRow = 300;
    private const int RowsInBatch = 20;

    private sealed record Marked(DaySeal Seal, string Mark);

    private sealed record Erasure(string Digest, string Mark);

    /// <summary>The seals from a day to another, both included, by day; one that nobody can read is left out.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, ReadSeal>> BetweenAsync(DateOnly from, DateOnly to)
    {
        var found = new Dictionary<DateOnly, ReadSeal>();
        await foreach (var row in tables.Audit.EntitiesAsync(Partition, Name(from), Name(to.AddDays(1))))
            if (TryRead<Marked>(row) is { } marked && Name(marked.Seal.Day) == row.RowKey)
                found[marked.Seal.Day] = new ReadSeal(
                    marked.Seal,
                    IsOurs(SealPurpose, marked.Mark, marked.Seal.Hash())
                );
        return found;
    }

    /// <summary>The first and the last day that has a seal; null where none has.</summary>
    public async Task<(DateOnly First, DateOnly Last)?> RangeAsync()
    {
        var days = (await tables.Audit.KeysAsync(Partition, "0", ":")).Select(Day).OfType<DateOnly>().ToList();
        return days.Count == 0 ? null : (days[0], days[^1]);
    }

    /// <summary>What was sealed last, as the other table says; null where nothing was.</summary>
    public async Task<SealedUntil?> UntilAsync() =>
        (await tables.Relay.FindAsync<SealedUntil>(UntilRow, UntilRow))?.Value;

    /// <summary>
    /// Links first, the seal after them: a run that died between wrote links that no seal holds, and the next one writes
    /// them anew. Where the seal is there already nothing is changed.
    /// </summary>
    public async Task SealAsync(DaySeal seal, IReadOnlyList<LineLink> links)
    {
        var rows = links.Chunk(LinksInRow).Select((some, at) => Row.Of(Name(seal.Day), LinkKey(at), some));
        foreach (var batch in rows.Chunk(RowsInBatch))
            await tables.Audit.SubmitTransactionAsync([.. batch.Select(TableRows.Put)]);
        var marked = new Marked(seal, seals.Hide(SealPurpose, seal.Hash()));
        await tables.Audit.InsertIfAbsentAsync(Row.Of(Partition, Name(seal.Day), marked));
        await KeepUntilAsync(seal);
    }

    /// <summary>A seal that was written before a kill is written down in the other table too.</summary>
    public Task KeepUntilAsync(DaySeal seal) =>
        tables.Relay.UpsertEntityAsync(
            Row.Of(UntilRow, UntilRow, new SealedUntil(seal.Day, seal.Hash())),
            TableUpdateMode.Replace
        );

    /// <summary>The lines of a day as they were sealed.</summary>
    /// <param name="count">How many the seal holds.</param>
    public async Task<IReadOnlyList<LineLink>> LinksAsync(DateOnly day, int count)
    {
        var (links, rows) = (new List<LineLink>(), (Math.Max(count, 0) + LinksInRow - 1) / LinksInRow);
        // What lies behind the rows that the seal needs is nobody's.
        await foreach (var row in tables.Audit.EntitiesAsync(Name(day), LinkPrefix, LinkKey(rows)))
            links.AddRange(TryRead<LineLink[]>(row) ?? []);
        return links;
    }

    /// <summary>The row that lets a sealed line say what it says after somebody was erased from it, for the same batch.</summary>
    public TableTransactionAction Erased(DateOnly day, LineLink line) =>
        TableRows.Put(
            Row.Of(
                Name(day),
                ErasedPrefix + line.Key,
                new Erasure(line.Digest, seals.Hide(ErasedPurpose, MarkOf(day, line)))
            )
        );

    /// <summary>Digests of a day's lines after an erasure, by key; a row that the app did not write counts for nothing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ErasedAsync(DateOnly day)
    {
        var erased = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in tables.Audit.EntitiesAsync(Name(day), ErasedPrefix, ErasedPrefix + char.MaxValue))
        {
            var key = row.RowKey[ErasedPrefix.Length..];
            if (
                TryRead<Erasure>(row) is { } erasure
                && IsOurs(ErasedPurpose, erasure.Mark, MarkOf(day, new LineLink(key, erasure.Digest)))
            )
                erased[key] = erasure.Digest;
        }

        return erased;
    }

    private bool IsOurs(string purpose, string mark, string says)
    {
        try
        {
            return seals.Reveal(purpose, mark) == says;
        }
        // A forged mark, or one that was cut.
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static T? TryRead<T>(TableEntity row)
        where T : class
    {
        try
        {
            return Row.Read<T>(row).Value;
        }
        catch (Exception spoilt) when (spoilt is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static string MarkOf(DateOnly day, LineLink line) => AuditDigest.Of(Name(day), line.Key, line.Digest);

    private static string LinkKey(int at) => $"{LinkPrefix}{at:0000}";

    private static string Name(DateOnly day) => $"{day:yyyy-MM-dd}";

    private static DateOnly? Day(string name) => DateOnly.TryParseExact(name, "yyyy-MM-dd", out var day) ? day : null;
}
