using LocalFunctions.Durable.Dispatch;
using LocalFunctions.Measuring;

namespace LocalFunctions.Durable;

/// <summary>Limits and promises of one <see cref="DurableEngine"/>.</summary>
public sealed class DurableOptions
{
    /// <summary>Activities under way at once; more wait in order. They hold no thread while they await.</summary>
    public int MaxConcurrentActivities { get; init; } = 100;

    /// <summary>Orchestrators stepping at once. Steps never wait for anything, so the cores are the measure.</summary>
    public int MaxConcurrentOrchestrations { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Live executions kept in memory between steps, the least recently used dropped first. Zero replays the whole
    /// history at every step; results never depend on it.
    /// </summary>
    public int CachedInstances { get; init; } = 10_000;

    /// <summary>
    /// What a crash may take. Off, a commit is in the operating system's hands before it is acknowledged: a killed
    /// process loses nothing, a power cut may lose the last moments but never tears the file. On, every commit waits
    /// for the disk, which survives the power cut too and costs throughput.
    /// </summary>
    public bool SurvivePowerLoss { get; init; }

    /// <summary>After a step could not be written, before it is tried again; real time, whatever the clock.</summary>
    public TimeSpan PauseAfterTrouble { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Null leaves the order of work to the machine.</summary>
    internal OneAtATime? Turns { get; init; }

    /// <summary>Counts steps, replays and commits.</summary>
    public Tally Tally { get; init; } = new();

    public Versioning Versioning { get; init; } = new();

    /// <summary>Whether starting an id that exists may replace it.</summary>
    public OverridableStates OverridableExistingInstanceStates { get; init; } = OverridableStates.NonRunningStates;
}

/// <summary>The states in which an existing instance gives its id to a new one; named as in host.json.</summary>
public enum OverridableStates
{
    /// <summary>Completed, failed, terminated and cancelled instances are replaced; starting another one throws.</summary>
    NonRunningStates,

    /// <summary>Even a running instance is replaced, without a word to it.</summary>
    AnyState,
}
