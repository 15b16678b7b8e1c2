using Microsoft.DurableTask;

namespace LocalFunctions.Durable;

/// <summary>An orchestrator as the engine runs it: a name and a deterministic function of its context.</summary>
public sealed record Orchestrator(string Name, Func<TaskOrchestrationContext, Task<object?>> Run);

/// <summary>
/// An activity as the engine runs it: at least once for each call. <paramref name="InputType"/> null hands over no
/// input; <paramref name="Run"/> receives the input already read as that type, the id of the calling instance, and a
/// token that is cancelled when the engine is closed.
/// </summary>
public sealed record Activity(
    string Name,
    Type? InputType,
    Func<object?, string, CancellationToken, Task<object?>> Run
);
