using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable;

/// <summary>One instance in a list. Payloads are JSON.</summary>
public sealed record InstanceSummary(
    long Place,
    string Id,
    string Name,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? CustomStatus,
    string? ParentId,
    string Version
);
