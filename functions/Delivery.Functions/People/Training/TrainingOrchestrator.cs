using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.People.Training;

/// <param name="RemindAt">When streets that said nothing are asked again.</param>
/// <param name="AnswerBy">When answers end, and staff learn who comes.</param>
/// <param name="DayBefore">When those who come are reminded.</param>
/// <remarks>A reminder is null where its time had passed as the streets were invited; all are where the training was called off.</remarks>
public sealed record TrainingTimes(DateTimeOffset? RemindAt, DateTimeOffset? AnswerBy, DateTimeOffset? DayBefore)
{
    /// <summary>Nothing is to be done any more.</summary>
    public static TrainingTimes None { get; } = new(null, null, null);

    /// <summary>What is to be done when: answers may be taken until after the day before.</summary>
    public IEnumerable<(DateTimeOffset At, string Activity)> InOrder() =>
        new (DateTimeOffset? At, string Activity)[]
        {
            (RemindAt, nameof(RemindSilentStreets)),
            (AnswerBy, nameof(TellOfAnswers)),
            (DayBefore, nameof(RemindComingStreets)),
        }
            .Where(one => one.At is not null)
            .OrderBy(one => one.At)
            .Select(one => (one.At!.Value, one.Activity));
}

/// <summary>
/// A training is announced: every street is invited, asked again when silent, and reminded the day before when it comes.
/// Silence until the last day is no. Moved or called off, it is told to all who were invited, and goes on in an instance of
/// its own; what this one had still to do is left. Instance: <c>training-{id}</c>, and <c>training-{id}-{n}</c> after the n-th change.
/// </summary>
public static class TrainingOrchestrator
{
    [Function(nameof(TrainingOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var turn = context.GetInput<string>()!;
        var times = await context.Do<TrainingTimes>(nameof(InviteStreets), turn);
        foreach (var (at, activity) in times.InOrder())
        {
            await context.Until(at);
            await context.Do(activity, turn);
        }
    }
}
