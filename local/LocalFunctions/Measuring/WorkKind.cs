namespace LocalFunctions.Measuring;

public enum WorkKind
{
    /// <summary>An HTTP function.</summary>
    Http,
    Activity,
    Timer,

    /// <summary>A step of an orchestrator: what arrived is taken, what follows is decided.</summary>
    Step,

    /// <summary>The reading of an instance's history, and its repeating, where the instance was no longer in memory.</summary>
    Replay,

    /// <summary>A commit of the durable log.</summary>
    Log,

    /// <summary>A request to table or blob storage.</summary>
    Storage,

    /// <summary>A move of simulated time, with all the work on the way.</summary>
    Clock,
}
