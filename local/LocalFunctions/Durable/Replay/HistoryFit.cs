using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Replay;

/// <summary>Holds what the orchestrator decides now against what it decided when the step was recorded.</summary>
internal static class HistoryFit
{
    private const string Advice =
        " The orchestrator was changed under a running instance, or is not deterministic: give the changed one a new "
        + "name, or restart the instance.";

    public static string? Misfit(RecordedStep step, IReadOnlyList<Decision> now, Outcome? outcome)
    {
        var recorded = step.Events.OfType<Decision>().ToList();
        for (var i = 0; i < Math.Max(recorded.Count, now.Count); i++)
        {
            var was = i < recorded.Count ? recorded[i] : null;
            var here = i < now.Count ? now[i] : null;
            if (was is null)
                return $"Step {step.Number} of the history has no {Describe(here!)}, which the orchestrator now calls.{Advice}";
            if (here is null)
                return $"Step {step.Number} of the history has {Describe(was)}, which the orchestrator no longer calls.{Advice}";
            if (!SameCall(was, here))
                return $"Step {step.Number} of the history has {Describe(was)}, where the orchestrator now calls {Describe(here)}.{Advice}";
        }
        return outcome is null
            ? null
            : $"After step {step.Number} the history goes on, but the orchestrator now ends there{Why(outcome)}.{Advice}";
    }

    private static bool SameCall(Decision was, Decision here) =>
        (was, here) switch
        {
            (ActivityScheduled a, ActivityScheduled b) => a.Id == b.Id && SameName(a.Name, b.Name),
            (ChildScheduled a, ChildScheduled b) => a.Id == b.Id
                && SameName(a.Name, b.Name)
                && a.InstanceId == b.InstanceId,
            (TimerCreated a, TimerCreated b) => a.Id == b.Id,
            (EventSent a, EventSent b) => a.Id == b.Id && SameName(a.Name, b.Name) && a.InstanceId == b.InstanceId,
            _ => false,
        };

    private static bool SameName(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Why(Outcome outcome) =>
        outcome is Outcome.Ended { Failure: { } failure } ? $" with {failure}" : "";

    private static string Describe(Decision decision) =>
        decision switch
        {
            ActivityScheduled one => $"activity '{one.Name}' (#{one.Id})",
            ChildScheduled one => $"sub-orchestration '{one.Name}' with id '{one.InstanceId}' (#{one.Id})",
            TimerCreated one => $"a timer (#{one.Id})",
            EventSent one => $"event '{one.Name}' sent to '{one.InstanceId}' (#{one.Id})",
            _ => decision.ToString(),
        };
}
