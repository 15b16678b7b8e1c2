using System.Collections.Concurrent;
using System.Diagnostics;

namespace LocalFunctions.Measuring;

/// <summary>Counts and times what the host does, by kind and name, so that what binds can be seen rather than guessed.</summary>
public sealed class Tally
{
    // What a function asks of storage is put down to it, however deep within it the asking is.
    private static readonly AsyncLocal<Work?> Running = new();
    private readonly ConcurrentDictionary<(WorkKind Kind, string Name), Work> all = new();

    public IReadOnlyList<(WorkKind Kind, string Name, Work Work)> All =>
        [.. all.Select(entry => (entry.Key.Kind, entry.Key.Name, entry.Value))];

    internal Work Of(WorkKind kind, string name) => all.GetOrAdd((kind, name), static _ => new Work());

    internal async Task RunAsync(WorkKind kind, string name, Func<Task> run)
    {
        var (work, since) = (Of(kind, name), Stopwatch.GetTimestamp());
        Running.Value = work;
        try
        {
            await run();
        }
        finally
        {
            work.Add(since);
        }
    }

    internal void Stored(string name, long since, long size)
    {
        Of(WorkKind.Storage, name).Add(since, size);
        Running.Value?.AddRequest(since);
    }
}
