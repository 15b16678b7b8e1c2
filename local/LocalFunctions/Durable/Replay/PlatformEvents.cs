using DurableTask.Core;
using LocalFunctions.Durable.History;
using Core = DurableTask.Core.History;

namespace LocalFunctions.Durable.Replay;

/// <summary>Our history in the framework's events. A reply names its call; nothing else of an event's id is read.</summary>
internal static class PlatformEvents
{
    private const int NoId = -1;

    public static Core.ExecutionStartedEvent Start(InstanceRecord instance) =>
        new(NoId, input: null)
        {
            Name = instance.Name,
            Version = instance.Version,
            OrchestrationInstance = new OrchestrationInstance
            {
                InstanceId = instance.Id,
                ExecutionId = $"{instance.Key}-{instance.Generation}",
            },
        };

    public static Core.OrchestratorStartedEvent StepAt(DateTimeOffset at) => new(NoId) { Timestamp = at.UtcDateTime };

    public static Core.HistoryEvent Of(Arrival arrival, InstanceRecord instance) =>
        arrival switch
        {
            Started => Start(instance),
            EventRaised raised => new Core.EventRaisedEvent(NoId, raised.Payload) { Name = raised.Name },
            ActivityCompleted done => new Core.TaskCompletedEvent(NoId, done.Id, done.Result),
            ActivityFailed failed => new Core.TaskFailedEvent(
                NoId,
                failed.Id,
                failed.Failure.ErrorMessage,
                details: null,
                failed.Failure.OfTheFramework(failed.Final)
            ),
            ChildCompleted done => new Core.SubOrchestrationInstanceCompletedEvent(NoId, done.Id, done.Result),
            ChildFailed failed => new Core.SubOrchestrationInstanceFailedEvent(
                NoId,
                failed.Id,
                failed.Failure.ErrorMessage,
                details: null,
                failed.Failure.OfTheFramework(failed.Final)
            ),
            TimerFired fired => new Core.TimerFiredEvent(NoId) { TimerId = fired.Id },
            _ => throw new NotSupportedException($"{arrival} is not the orchestrator's to answer."),
        };

    /// <summary>A decision that is written down: the framework no longer counts it among what is to be done.</summary>
    public static Core.HistoryEvent Of(Decision decision) =>
        decision switch
        {
            ActivityScheduled call => new Core.TaskScheduledEvent(call.Id, call.Name),
            ChildScheduled call => new Core.SubOrchestrationInstanceCreatedEvent(call.Id)
            {
                Name = call.Name,
                InstanceId = call.InstanceId,
            },
            TimerCreated timer => new Core.TimerCreatedEvent(timer.Id),
            EventSent sent => new Core.EventSentEvent(sent.Id) { Name = sent.Name, InstanceId = sent.InstanceId },
            _ => throw new NotSupportedException($"{decision} is no decision of an orchestrator."),
        };
}
