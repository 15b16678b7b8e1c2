using Microsoft.DurableTask;
using Microsoft.DurableTask.Abstractions;

namespace LocalFunctions.Durable;

/// <summary>Which versions of orchestrations this host starts and runs; named as in host.json.</summary>
/// <param name="DefaultVersion">Of every instance started without a version of its own; empty is none.</param>
public sealed record Versioning(
    string DefaultVersion = "",
    VersionMatchStrategy MatchStrategy = VersionMatchStrategy.CurrentOrOlder,
    VersionFailureStrategy FailureStrategy = VersionFailureStrategy.Reject
)
{
    /// <summary>Why an instance of that version does not run here, or null if it does.</summary>
    internal TaskFailureDetails? Mismatch(string version)
    {
        var order = TaskOrchestrationVersioningUtils.CompareVersions(version, DefaultVersion);
        return MatchStrategy switch
        {
            VersionMatchStrategy.Strict when order != 0 => Because(
                $"The orchestration version '{version}' does not match the host's version '{DefaultVersion}'."
            ),
            VersionMatchStrategy.CurrentOrOlder when order > 0 => Because(
                $"The orchestration version '{version}' is greater than the host's version '{DefaultVersion}'."
            ),
            _ => null,
        };
    }

    private static TaskFailureDetails Because(string message) => new("VersionMismatch", message, null, null, null);
}

/// <summary>Which instances a host runs, by their version beside its own.</summary>
public enum VersionMatchStrategy
{
    None,
    Strict,
    CurrentOrOlder,
}

/// <summary>What becomes of an instance that the host does not run.</summary>
public enum VersionFailureStrategy
{
    /// <summary>It is left as it is, with all that has arrived for it, for a host of the right version.</summary>
    Reject,

    /// <summary>It fails.</summary>
    Fail,
}
