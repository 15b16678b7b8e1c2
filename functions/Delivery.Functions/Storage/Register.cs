using Azure;
using Azure.Data.Tables;
using Delivery.Functions.Security;
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
/// <param name="forHistory">What of an entry may stand in its history; all of it where this is null.</param>
public sealed class Register<T>(
    TableClient table,
    string partition,
    Outbox outbox,
    TimeProvider clock,
    Func<T, T>? forHistory = null
)
    where T : class
{
    private readonly Lately<T> lately = new(clock);
    private readonly Moments moments = new();
    private long changes;

    public Place Place => new(table, partition);

    /// <summary>Counts the changes that were made in this process, for who remembers what was read.</summary>
    public long Version => Interlocked.Read(ref changes);

    /// <returns>Null where there is none; what commands leave beside the entries is no entry, whoever asks for it.</returns>
    public Task<Stored<T>?> FindAsync(string code) =>
        code.StartsWith(CommandRows.Prefix, StringComparison.Ordinal)
            ? Task.FromResult<Stored<T>?>(null)
            : table.FindAsync<T>(partition, code);

    /// <summary>The entries whose codes begin so; never with nothing, which would name them all.</summary>
    public IAsyncEnumerable<Stored<T>> BeginningWithAsync(string code) => table.WithPrefixAsync<T>(partition, code);

    /// <summary>The entries from one code to another, both included, in the order of their codes.</summary>
    public IAsyncEnumerable<Stored<T>> BetweenAsync(string first, string last) =>
        table.RangeAsync<T>(
            partition,
            string.CompareOrdinal(first, CommandRows.End) < 0 ? string.Empty : first,
            TableRows.KeyAfter(last)
        );

    public IAsyncEnumerable<Stored<T>> AllAsync() => table.WithPrefixAsync<T>(partition, string.Empty);

    /// <summary>All entries by code, as they were some seconds ago at most: to search in.</summary>
    public Task<IReadOnlyList<Stored<T>>> LatelyAsync() => lately.ReadAsync(AllAsync);

    /// <param name="from">From outside too: what commands leave beside the entries is no entry, whoever asks for it.</param>
    public Task<Listed<T>> PageAsync(string from, int limit) =>
        table.PageAsync<T>(
            partition,
            string.CompareOrdinal(from, CommandRows.End) < 0 ? string.Empty : from,
            $"{char.MaxValue}",
            limit
        );

    /// <summary>Who changed an entry, when, before and after; the newest change first.</summary>
    /// <param name="after">Where the page before ended.</param>
    public Task<Listed<RegisterChange<T>>> HistoryAsync(string code, string? after, int limit)
    {
        var first = CommandRows.HistoryOf(code);
        var from = after?.StartsWith(first, StringComparison.Ordinal) == true ? TableRows.KeyAfter(after) : first;
        return table.PageAsync<RegisterChange<T>>(partition, from, first + char.MaxValue, limit);
    }

    /// <summary>No answer is kept: a program's PUT carries no key, and a form its version, by which who sends it twice is known.</summary>
    /// <param name="ifMatch">The version that must be stored; null takes any, and none.</param>
    /// <param name="follow">
    /// What lies elsewhere, once the entry is saved; takes what was stored before, null for nothing. What a kill leaves of it
    /// is done by the timer, where a <see cref="Following"/> says how.
    /// </param>
    public Task<(PutResult Result, ETag ETag)> PutAsync(
        Call call,
        Act act,
        string code,
        T value,
        ETag? ifMatch,
        Func<T?, Task>? follow = null
    )
    {
        var attempt = outbox.Begin(call.By, Place);
        return TableRows.UntilCommittedAsync<(PutResult, ETag)>(async () =>
        {
            var known = await FindAsync(code);
            if (ifMatch is { } version && !version.Fits(known?.ETag))
            {
                await outbox.GiveUpAsync(attempt);
                return (true, (PutResult.Stale, default));
            }

            var tags = await outbox.TryCommitAsync(
                null,
                attempt with
                {
                    Follow = follow is null ? null : () => follow(known?.Value),
                },
                act,
                Changed(call.By, act, attempt.At, code, known, value)
            );
            Forget();
            return (tags is not null, (known is null ? PutResult.Created : PutResult.Changed, tags?[0] ?? default));
        });
    }

    /// <summary>Entries were changed in this process: whoever remembers what was read reads it anew.</summary>
    public void Forget()
    {
        lately.Forget();
        Interlocked.Increment(ref changes);
    }

    /// <summary>
    /// The rows of a change, for a command that changes more in the same batch. Once they are saved it says so by
    /// <see cref="Forget"/>.
    /// </summary>
    public IReadOnlyList<TableTransactionAction> Changed(
        Caller by,
        Act act,
        DateTimeOffset at,
        string code,
        Stored<T>? known,
        T value
    )
    {
        var row = Row.Of(partition, code, value);
        var change = new RegisterChange<T>(
            at,
            by.Id,
            by.Name,
            act.Name,
            act.Note,
            known is null ? null : Shown(known.Value),
            Shown(value)
        );
        return
        [
            known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag),
            TableRows.Insert(Row.Of(partition, CommandRows.HistoryKey(code, moments.After(at)), change)),
        ];
    }

    private T Shown(T value) => forHistory is null ? value : forHistory(value);
}
