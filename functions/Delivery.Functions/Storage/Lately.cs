namespace Delivery.Functions.Storage;

/// <summary>
/// A register as it was read some seconds ago at most. Registers are small, some hundred rows: whoever searches reads
/// the partition, and whoever turns the page or types another word does not read it again.
/// </summary>
internal sealed class Lately<T>(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private Reading? last;
    private int changes;

    private sealed record Reading(IReadOnlyList<Stored<T>> Rows, DateTimeOffset At);

    public async Task<IReadOnlyList<Stored<T>>> ReadAsync(Func<IAsyncEnumerable<Stored<T>>> all)
    {
        if (last is { } read && clock.IsWithin(Fresh, read.At))
            return read.Rows;
        var (before, at) = (Volatile.Read(ref changes), clock.GetUtcNow());
        var rows = await all().ToListAsync();
        if (before == Volatile.Read(ref changes))
            last = new Reading(rows, at);
        return rows;
    }

    /// <summary>This process has changed a row: it reads its own change at once.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref changes);
        last = null;
    }
}
