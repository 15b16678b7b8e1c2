using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace LocalFunctions.Durable.History;

/// <summary>
/// One line of an instance's history. An <see cref="Arrival"/> is what reached the instance; a
/// <see cref="Decision"/> is what its orchestrator asked for in answer.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(ActivityCompleted), "activity completed")]
[JsonDerivedType(typeof(ActivityFailed), "activity failed")]
[JsonDerivedType(typeof(ChildCompleted), "child completed")]
[JsonDerivedType(typeof(ChildFailed), "child failed")]
[JsonDerivedType(typeof(TimerFired), "timer fired")]
[JsonDerivedType(typeof(EventRaised), "event raised")]
[JsonDerivedType(typeof(Suspended), "suspended")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(Terminated), "terminated")]
[JsonDerivedType(typeof(Broken), "broken")]
[JsonDerivedType(typeof(ActivityScheduled), "activity scheduled")]
[JsonDerivedType(typeof(ChildScheduled), "child scheduled")]
[JsonDerivedType(typeof(TimerCreated), "timer created")]
[JsonDerivedType(typeof(EventSent), "event sent")]
internal abstract record HistoryEvent;

/// <summary>Something that reached the instance. Messages under way between instances carry one each.</summary>
internal abstract record Arrival : HistoryEvent;

internal sealed record Started : Arrival;

internal sealed record ActivityCompleted(int Id, string? Result) : Arrival;

/// <param name="Final">No retry can help: the activity does not exist.</param>
internal sealed record ActivityFailed(int Id, TaskFailureDetails Failure, bool Final = false) : Arrival;

internal sealed record ChildCompleted(int Id, string? Result) : Arrival;

/// <param name="Final">No retry can help: the child could not be started.</param>
internal sealed record ChildFailed(int Id, TaskFailureDetails Failure, bool Final = false) : Arrival;

internal sealed record TimerFired(int Id) : Arrival;

internal sealed record EventRaised(string Name, string? Payload) : Arrival;

internal sealed record Suspended(string? Reason) : Arrival;

internal sealed record Resumed(string? Reason) : Arrival;

internal sealed record Terminated(string? Output, bool Recursive) : Arrival;

/// <summary>The engine cannot carry the instance on; <paramref name="Failure"/> says why.</summary>
internal sealed record Broken(TaskFailureDetails Failure) : Arrival;

/// <summary>Something the orchestrator asked for: its <paramref name="Id"/>th call, counted from zero.</summary>
internal abstract record Decision(int Id) : HistoryEvent;

internal sealed record ActivityScheduled(int Id, string Name, string? Input) : Decision(Id);

internal sealed record ChildScheduled(int Id, string Name, string InstanceId, string? Input, string? Version)
    : Decision(Id);

internal sealed record TimerCreated(int Id, DateTimeOffset Due) : Decision(Id);

internal sealed record EventSent(int Id, string InstanceId, string Name, string? Payload) : Decision(Id);
