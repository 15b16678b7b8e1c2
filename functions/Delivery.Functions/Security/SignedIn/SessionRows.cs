using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Security.SignedIn;

/// <summary>Where sessions lie: those of one person together, and beside them a list by the day on which they end.</summary>
public sealed class SessionRows(DeliveryTables tables)
{
    private sealed record Pointer(string Person, string Row);

    public static string RowOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));

    public Place PlaceOf(string person) => new(tables.Access, PartitionOf(person));

    public Task<Stored<KeptSession>?> FindAsync(string person, string row) =>
        tables.Access.FindAsync<KeptSession>(PartitionOf(person), row);

    public IAsyncEnumerable<Stored<KeptSession>> OfPersonAsync(string person) =>
        tables.Access.WithPrefixAsync<KeptSession>(PartitionOf(person), string.Empty);

    public async Task AddAsync(string person, string row, KeptSession session)
    {
        // The pointer first: one that leads nowhere does no harm, a session without one would never be deleted.
        var pointer = Row.Of(EndingOn(ShanghaiTime.DateOf(session.Ends)), row, new Pointer(person, row));
        await tables.Access.AddEntityAsync(pointer);
        await tables.Access.AddEntityAsync(Row.Of(PartitionOf(person), row, session));
    }

    /// <summary>Notes the day of use, unless the session has ended meanwhile.</summary>
    public async Task NoteAsync(string person, string row, DateOnly today)
    {
        if (await FindAsync(person, row) is { } kept && kept.Value.Seen < today)
            await tables.Access.TryCommitAsync([
                TableRows.Replace(Row.Of(PartitionOf(person), row, kept.Value with { Seen = today }), kept.ETag),
            ]);
    }

    public Task DeleteAsync(string person, string row) => tables.Access.DeleteEntityAsync(PartitionOf(person), row);

    public static TableTransactionAction Delete(Stored<KeptSession> session) =>
        TableRows.Delete(session.PartitionKey, session.RowKey);

    /// <summary>Deletes what ended on a day that is over.</summary>
    /// <returns>How many sessions had ended then, signed out or not.</returns>
    public async Task<int> DeleteEndedAsync(DateOnly day)
    {
        var ended = await tables.Access.WithPrefixAsync<Pointer>(EndingOn(day), string.Empty).ToListAsync();
        foreach (var pointer in ended)
        {
            await DeleteAsync(pointer.Value.Person, pointer.Value.Row);
            await tables.Access.DeleteEntityAsync(pointer.PartitionKey, pointer.RowKey);
        }

        return ended.Count;
    }

    /// <summary>Deletes all that is kept of a person's sessions; the list by day leads nowhere then, and goes with its day.</summary>
    public async Task<int> ForgetAsync(string person)
    {
        var rows = await tables.Access.KeysAsync(PartitionOf(person), CommandRows.Prefix, $"{char.MaxValue}");
        await tables.Access.DeleteRowsAsync(PartitionOf(person), rows);
        return rows.Count;
    }

    private static string PartitionOf(string person) => $"session|{person}";

    private static string EndingOn(DateOnly day) => $"session-end|{day:yyyy-MM-dd}";
}
