using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Client;

/// <summary>History events as lines of a story: an answer bears the name of its call.</summary>
internal static class StoryLines
{
    public static StoryLine Of(DateTimeOffset at, HistoryEvent one, Dictionary<int, string> names)
    {
        string? Name(int call) => names.GetValueOrDefault(call);
        switch (one)
        {
            case ActivityScheduled call:
                names[call.Id] = call.Name;
                return new(at, "activity scheduled", call.Id, call.Name, Input: call.Input);
            case ChildScheduled call:
                names[call.Id] = call.Name;
                return new(at, "child scheduled", call.Id, call.Name, call.Input, InstanceId: call.InstanceId);
            case TimerCreated timer:
                return new(at, "timer created", timer.Id, Due: timer.Due);
            case EventSent sent:
                return new(at, "event sent", sent.Id, sent.Name, sent.Payload, InstanceId: sent.InstanceId);
            case ActivityCompleted answer:
                return new(at, "activity completed", answer.Id, Name(answer.Id), Output: answer.Result);
            case ActivityFailed answer:
                return new(at, "activity failed", answer.Id, Name(answer.Id), Failure: answer.Failure);
            case ChildCompleted answer:
                return new(at, "child completed", answer.Id, Name(answer.Id), Output: answer.Result);
            case ChildFailed answer:
                return new(at, "child failed", answer.Id, Name(answer.Id), Failure: answer.Failure);
            case TimerFired fired:
                return new(at, "timer fired", fired.Id);
            case EventRaised raised:
                return new(at, "event raised", Name: raised.Name, Input: raised.Payload);
            case Suspended suspended:
                return new(at, "suspended", Input: suspended.Reason);
            case Resumed resumed:
                return new(at, "resumed", Input: resumed.Reason);
            case Terminated terminated:
                return new(at, "terminate asked", Input: terminated.Output);
            case Broken broken:
                return new(at, "broken", Failure: broken.Failure);
            default:
                return new(at, "started");
        }
    }
}
