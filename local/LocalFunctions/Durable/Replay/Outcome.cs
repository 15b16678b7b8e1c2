using LocalFunctions.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Replay;

/// <summary>How an execution ended.</summary>
internal abstract record Outcome
{
    internal sealed record Ended(OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure)
        : Outcome
    {
        /// <summary>Whether the children still running end with it.</summary>
        public bool Recursive { get; init; }
    }

    /// <param name="Carried">Events that the ended generation did not take, for the next one, oldest first.</param>
    internal sealed record Continued(string? Input, string Version, List<HistoryEvent> Carried) : Outcome;

    public static Outcome Completed(string? output) => new Ended(OrchestrationRuntimeStatus.Completed, output, null);

    public static Outcome Failed(TaskFailureDetails failure) =>
        new Ended(OrchestrationRuntimeStatus.Failed, null, failure);

    public static Outcome Terminated(string? output, bool recursive) =>
        new Ended(OrchestrationRuntimeStatus.Terminated, output, null) { Recursive = recursive };
}
