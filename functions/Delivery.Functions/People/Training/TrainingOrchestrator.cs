using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.People.Training;

/// <param name="RemindAt">When streets that said nothing are asked again.</param>
/// <param name="AnswerBy">When answers end, and staff learn who comes.</param>
/// <param name="DayBefore">When those who come are reminded.</param>
public sealed record TrainingTimes(DateTimeOffset RemindAt, DateTimeOffset AnswerBy, DateTimeOffset DayBefore);

/// <summary>
/// A training is announced: every street is invited, asked again when silent, and reminded the day before when it comes.
/// Silence until the last day is no. Instance: <c>training-{id}</c>.
/// </summary>
public static class TrainingOrchestrator
{
    [Function(nameof(TrainingOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var trainingId = context.GetInput<string>()!;
        var times = await context.Do<TrainingTimes>(nameof(InviteStreets), trainingId);
        await context.Until(times.RemindAt);
        await context.Do(nameof(RemindSilentStreets), trainingId);
        await context.Until(times.AnswerBy);
        await context.Do(nameof(TellOfAnswers), trainingId);
        await context.Until(times.DayBefore);
        await context.Do(nameof(RemindComingStreets), trainingId);
    }
}
