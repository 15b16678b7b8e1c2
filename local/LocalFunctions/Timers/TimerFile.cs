namespace LocalFunctions.Timers;

/// <param name="Expression">The schedule that <paramref name="Next"/> was reckoned by.</param>
internal sealed record TimerState(string Expression, DateTimeOffset? Last, DateTimeOffset Next);

/// <summary>Remembers over restarts when each timer ran and when it is due again.</summary>
internal sealed class TimerFile
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly SortedDictionary<string, TimerState> states;

    public TimerFile(string dataFolder)
    {
        path = Path.Combine(dataFolder, "timers.json");
        states = AtomicFile.Read<SortedDictionary<string, TimerState>>(path) ?? [];
    }

    public TimerState? Find(string name)
    {
        lock (gate)
            return states.GetValueOrDefault(name);
    }

    public void Save(string name, TimerState state)
    {
        lock (gate)
        {
            states[name] = state;
            AtomicFile.Write(path, states);
        }
    }
}
