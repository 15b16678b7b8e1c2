using Azure;
using Azure.Data.Tables;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage;

/// <summary>What became of a PUT: made, changed, or refused because another version is stored.</summary>
public enum PutResult
{
    Created,
    Changed,
    Stale,
}

/// <summary>One of the association's registers (streets, disciplines, teachers, years, seasons), keyed by code in one partition.</summary>
public sealed class Register<T>(TableClient table, string partition, Outbox outbox)
    where T : class
{
    private long changes;

    /// <summary>Counts the changes that were made in this process, for who remembers what was read.</summary>
    public long Version => Interlocked.Read(ref changes);

    public Task<Stored<T>?> FindAsync(string code) => table.FindAsync<T>(partition, code);

    public IAsyncEnumerable<Stored<T>> AllAsync() => table.WithPrefixAsync<T>(partition, string.Empty);

    public Task<Listed<T>> PageAsync(string from, int limit) =>
        table.PageAsync<T>(partition, from, $"{char.MaxValue}", limit);

    /// <param name="ifMatch">The version that must be stored; null takes any, and none.</param>
    public Task<(PutResult Result, ETag ETag)> PutAsync(Call call, Act act, string code, T value, ETag? ifMatch)
    {
        var (row, attempt) = (Row.Of(partition, code, value), outbox.Begin(call.By, new Place(table, partition)));
        return TableRows.UntilCommittedAsync<(PutResult, ETag)>(async () =>
        {
            var known = await FindAsync(code);
            if (ifMatch is { } version && !version.Fits(known?.ETag))
            {
                await outbox.GiveUpAsync(attempt);
                return (true, (PutResult.Stale, default));
            }

            var put = known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
            var tags = await outbox.TryCommitAsync(null, attempt, act, [put]);
            Interlocked.Increment(ref changes);
            return (tags is not null, (known is null ? PutResult.Created : PutResult.Changed, tags?[0] ?? default));
        });
    }
}
