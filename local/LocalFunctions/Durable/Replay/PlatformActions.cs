using DurableTask.Core;
using DurableTask.Core.Command;
using LocalFunctions.Durable.History;
using Core = DurableTask.Core.History;

namespace LocalFunctions.Durable.Replay;

/// <summary>What the framework says is to be done, as our decisions; and how it says an execution ended.</summary>
internal static class PlatformActions
{
    public static Decision? Decision(OrchestratorAction action) =>
        action switch
        {
            ScheduleTaskOrchestratorAction call => new ActivityScheduled(call.Id, call.Name!, OneOf(call.Input)),
            CreateSubOrchestrationAction call => new ChildScheduled(
                call.Id,
                call.Name!,
                call.InstanceId!,
                call.Input,
                string.IsNullOrEmpty(call.Version) ? null : call.Version
            ),
            CreateTimerOrchestratorAction timer => new TimerCreated(
                timer.Id,
                new DateTimeOffset(DateTime.SpecifyKind(timer.FireAt, DateTimeKind.Utc))
            ),
            SendEventOrchestratorAction sent => new EventSent(
                sent.Id,
                sent.Instance!.InstanceId,
                sent.EventName!,
                sent.EventData
            ),
            OrchestrationCompleteOrchestratorAction => null,
            _ => throw new NotSupportedException($"This host does not know what {action.GetType().Name} is."),
        };

    public static Outcome Outcome(OrchestrationCompleteOrchestratorAction end, InstanceRecord instance) =>
        end.OrchestrationStatus switch
        {
            OrchestrationStatus.Completed => Replay.Outcome.Completed(end.Result),
            OrchestrationStatus.Failed => Replay.Outcome.Failed(end.FailureDetails!.OfTheWorker()),
            OrchestrationStatus.ContinuedAsNew => new Outcome.Continued(
                end.Result,
                end.NewVersion ?? instance.Version,
                [
                    .. end
                        .CarryoverEvents.OfType<Core.EventRaisedEvent>()
                        .Select(one => new EventRaised(one.Name!, one.Input)),
                ]
            ),
            var other => throw new NotSupportedException($"An orchestrator does not end as {other}."),
        };

    // The framework hands over a list of arguments, and the worker gives it one.
    private static string? OneOf(string? arguments) =>
        arguments is ['[', .. var only, ']'] && only != "null" ? only : null;
}
