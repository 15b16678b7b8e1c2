using System.Net;
using Azure;
using Azure.Data.Tables;

namespace Delivery.Functions.Storage;

/// <summary>What the stores do with a table: point reads, ranges of one partition, inserts if absent, and batches of one partition.</summary>
public static class TableRows
{
    /// <summary>A batch of one partition holds so many rows.</summary>
    public const int MostInBatch = 100;

    public static async Task<Stored<T>?> FindAsync<T>(this TableClient table, string partition, string row)
    {
        // Ids come from outside too. Storage calls a key that it could never hold a bad request; here it is an absent row.
        if (!CanBeKey(partition) || !CanBeKey(row))
            return null;
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row);
        return found.HasValue ? Row.Read<T>(found.Value!) : null;
    }

    /// <summary>A key holds 1 KiB of UTF-16, and none of the characters that addresses give a meaning.</summary>
    public static bool CanBeKey(string key) =>
        key.Length <= 512 && !key.Any(letter => letter is '/' or '\\' or '#' or '?' || char.IsControl(letter));

    /// <summary>The smallest key greater than this one: the space is the least of the characters that a key may hold.</summary>
    public static string KeyAfter(string key) => key + ' ';

    /// <summary>All rows of a partition whose row key begins with <paramref name="prefix"/>, in key order.</summary>
    public static IAsyncEnumerable<Stored<T>> WithPrefixAsync<T>(
        this TableClient table,
        string partition,
        string prefix
    ) => table.RangeAsync<T>(partition, prefix, prefix + char.MaxValue);

    /// <summary>The range in which all rows lie that begin with one of some prefixes; what lies between them is in it too.</summary>
    public static (string From, string To) RangeOf(IEnumerable<string> prefixes)
    {
        var inOrder = prefixes.Order(StringComparer.Ordinal).ToList();
        return (inOrder[0], inOrder[^1] + char.MaxValue);
    }

    /// <summary>Rows of a partition from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), in key order.</summary>
    public static async IAsyncEnumerable<Stored<T>> RangeAsync<T>(
        this TableClient table,
        string partition,
        string from,
        string to
    )
    {
        var filter = Between(partition, from, to);
        await foreach (var entity in table.QueryAsync<TableEntity>(filter))
            yield return Row.Read<T>(entity);
    }

    /// <summary>Rows of different kinds that lie side by side, in one read.</summary>
    public static AsyncPageable<TableEntity> EntitiesAsync(
        this TableClient table,
        string partition,
        string from,
        string to
    ) => table.QueryAsync<TableEntity>(Between(partition, from, to));

    /// <summary>One page of a range, for lists: the next page begins after the last row of this one.</summary>
    public static async Task<Listed<T>> PageAsync<T>(
        this TableClient table,
        string partition,
        string from,
        string to,
        int limit,
        string? extraFilter = null
    )
    {
        var filter = Between(partition, from, to);
        if (extraFilter is not null)
            filter = $"({filter}) and ({extraFilter})";
        var rows = new List<Stored<T>>(limit);
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, maxPerPage: limit + 1))
        {
            if (rows.Count == limit)
                return new Listed<T>(rows, rows[^1].RowKey);
            rows.Add(Row.Read<T>(entity));
        }

        return new Listed<T>(rows, null);
    }

    // What begins with nothing asks for the partition's own rows, not for those that commands leave beside them.
    private static string Between(string partition, string from, string to)
    {
        var first = from.Length == 0 ? CommandRows.End : from;
        return TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey lt {to}");
    }

    /// <returns>False when the row was there already: the caller's work was done before.</returns>
    public static async Task<bool> InsertIfAbsentAsync(this TableClient table, TableEntity row)
    {
        try
        {
            await table.AddEntityAsync(row);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    /// <returns>False when a row changed or appeared since it was read: read again and decide again.</returns>
    public static async Task<bool> TryCommitAsync(
        this TableClient table,
        IReadOnlyList<TableTransactionAction> actions
    ) => await table.CommitAsync(actions) is not null;

    /// <returns>The rows' new tags, in their order; null when a row changed or appeared since it was read.</returns>
    public static async Task<IReadOnlyList<ETag>?> CommitAsync(
        this TableClient table,
        IReadOnlyList<TableTransactionAction> actions
    )
    {
        try
        {
            var answers = await table.SubmitTransactionAsync(actions);
            return [.. answers.Value.Select(answer => answer.Headers.ETag ?? default)];
        }
        catch (TableTransactionFailedException lost) when (LostRace(lost))
        {
            return null;
        }
    }

    public static TableTransactionAction Insert(TableEntity row) => new(TableTransactionActionType.Add, row);

    public static TableTransactionAction Replace(TableEntity row, ETag ifMatch) =>
        new(TableTransactionActionType.UpdateReplace, row, ifMatch);

    public static TableTransactionAction Put(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);

    public static TableTransactionAction Delete(string partition, string row) =>
        new(TableTransactionActionType.Delete, new TableEntity(partition, row), ETag.All);

    /// <summary>Only as it was read: a row that somebody changed since stays.</summary>
    public static TableTransactionAction Delete<T>(Stored<T> read) =>
        new(TableTransactionActionType.Delete, new TableEntity(read.PartitionKey, read.RowKey), read.ETag);

    /// <summary>Rereads and decides again until the commit finds what was read, as often as rivals win.</summary>
    /// <exception cref="InvalidOperationException">Rivals won every time: the partition is busier than it was made for.</exception>
    public static async Task<T> UntilCommittedAsync<T>(Func<Task<(bool Committed, T Result)>> attempt)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            var (committed, result) = await attempt();
            if (committed)
                return result;
        }

        throw new InvalidOperationException("A row was changed by others 50 times in a row.");
    }

    public static bool LostRace(RequestFailedException failure) =>
        failure.Status
            is (int)HttpStatusCode.PreconditionFailed
                or (int)HttpStatusCode.Conflict
                or (int)HttpStatusCode.NotFound;
}

/// <summary>A page of rows; <see cref="After"/> is the row key to go on after, or null at the end.</summary>
public sealed record Listed<T>(IReadOnlyList<Stored<T>> Rows, string? After);
