using Microsoft.DurableTask;

namespace LocalFunctions.Durable;

/// <summary>One instance, whole. Payloads are JSON; a generation ended by ContinueAsNew leaves no lines.</summary>
public sealed record InstanceStory(
    InstanceSummary Instance,
    int Generation,
    string? Input,
    string? Output,
    TaskFailureDetails? Failure,
    IReadOnlyList<StoryLine> Lines,
    IReadOnlyList<int> OpenTimers,
    IReadOnlyList<InstanceSummary> Children
);

/// <summary>
/// One event of the history. <paramref name="Call"/> is the number that ties an answer to its call;
/// <paramref name="InstanceId"/> is the other instance, where there is one; <paramref name="Due"/> is a timer's moment.
/// </summary>
public sealed record StoryLine(
    DateTimeOffset At,
    string Kind,
    int? Call = null,
    string? Name = null,
    string? Input = null,
    string? Output = null,
    TaskFailureDetails? Failure = null,
    string? InstanceId = null,
    DateTimeOffset? Due = null
);
