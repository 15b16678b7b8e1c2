using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.History;

/// <summary>
/// What an instance is, apart from its history. <paramref name="Key"/> is never used twice, so a replaced instance
/// gets nothing that was meant for the one before it; <paramref name="Generation"/> counts ContinueAsNew; an empty
/// <paramref name="Version"/> is none.
/// </summary>
internal sealed record InstanceRecord(
    long Key,
    string Id,
    string Name,
    OrchestrationRuntimeStatus Status,
    int Generation,
    DateTimeOffset CreatedAt,
    string? Input,
    string? CustomStatus,
    ParentLink? Parent,
    string Version
)
{
    public bool IsEnded =>
        Status
            is OrchestrationRuntimeStatus.Completed
                or OrchestrationRuntimeStatus.Failed
                or OrchestrationRuntimeStatus.Terminated;
}

/// <summary>Whom a child answers: the call <paramref name="Call"/> of that generation of that instance.</summary>
internal sealed record ParentLink(long Key, string Id, string Name, int Generation, int Call);
