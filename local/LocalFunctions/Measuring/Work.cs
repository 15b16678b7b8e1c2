using System.Diagnostics;

namespace LocalFunctions.Measuring;

/// <summary>What one kind of work came to so far. Many may add to it at the same time.</summary>
public sealed class Work
{
    private long count;
    private long ticks;
    private long bytes;
    private long requests;
    private long storageTicks;

    public long Count => Interlocked.Read(ref count);

    /// <summary>Elapsed, its waits included; of what runs side by side, each counts in full.</summary>
    public TimeSpan Time => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref ticks));

    /// <summary>Of storage: sent and received.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Of functions: how often they asked storage for something.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Of functions: their share of <see cref="Time"/> within storage.</summary>
    public TimeSpan StorageTime => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref storageTicks));

    internal void Add(long since, long size = 0)
    {
        Interlocked.Increment(ref count);
        Interlocked.Add(ref ticks, Stopwatch.GetTimestamp() - since);
        Interlocked.Add(ref bytes, size);
    }

    internal void AddRequest(long since)
    {
        Interlocked.Increment(ref requests);
        Interlocked.Add(ref storageTicks, Stopwatch.GetTimestamp() - since);
    }
}
