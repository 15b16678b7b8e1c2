using System.Text.Json;

namespace LocalFunctions.Timers;

/// <param name="Expression">The schedule that <paramref name="Next"/> was reckoned by.</param>
internal sealed record TimerState(string Expression, DateTimeOffset? Last, DateTimeOffset Next);

/// <summary>Remembers over restarts when each timer ran and when it is due again.</summary>
/// <remarks>
/// Each timer has a line of its own, and all lines are of one length, so that it is written in place: simulated time passes
/// some timer at nearly every moment. One write within a block is whole or not at all, however the process ends.
/// </remarks>
internal sealed class TimerFile
{
    /// <summary>In octets; a block of any file system holds a whole number of them.</summary>
    private const int LineLength = 512;

    private readonly Lock gate = new();
    private readonly string path;
    private readonly Dictionary<string, (int Line, TimerState State)> kept = [];

    public TimerFile(string dataFolder)
    {
        path = Path.Combine(dataFolder, "timers.jsonl");
        if (!File.Exists(path))
            return;
        foreach (var line in File.ReadLines(path))
        {
            var (name, state) = JsonSerializer.Deserialize<KeyValuePair<string, TimerState>>(line);
            kept[name] = (kept.Count, state);
        }
    }

    public TimerState? Find(string name)
    {
        lock (gate)
            return kept.TryGetValue(name, out var found) ? found.State : null;
    }

    /// <exception cref="InvalidOperationException">Name and schedule are longer than a line.</exception>
    public void Save(string name, TimerState state)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(KeyValuePair.Create(name, state));
        if (json.Length >= LineLength)
            throw new InvalidOperationException($"Timer {name} has a name or a schedule too long to be remembered.");
        var line = new byte[LineLength];
        line.AsSpan().Fill((byte)' ');
        json.CopyTo(line, 0);
        line[^1] = (byte)'\n';
        lock (gate)
        {
            var at = kept.TryGetValue(name, out var found) ? found.Line : kept.Count;
            using (var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write))
                RandomAccess.Write(file, line, at * LineLength);
            kept[name] = (at, state);
        }
    }
}
