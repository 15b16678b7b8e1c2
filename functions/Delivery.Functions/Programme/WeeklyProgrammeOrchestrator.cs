using Delivery.Domain.Calendar;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Programme;

/// <param name="Edition">The last one sent to the channels; 0 before the first.</param>
public sealed record WeekOnAir(Week Week, int Edition);

/// <summary>
/// A week of the programme: frozen, sent to every channel, and corrected by a further edition whenever a change is
/// published before its Sunday is over, also while a channel is still being tried. Instance: <c>programme-{week}</c>.
/// </summary>
public static class WeeklyProgrammeOrchestrator
{
    [Function(nameof(WeeklyProgrammeOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var (week, sent) = context.GetInput<WeekOnAir>()!;
        var edition = await context.Freeze(week);
        var isOvertaken = edition > sent && await context.SendToAll(week, edition);
        if (isOvertaken || await context.IsCorrectedBefore(ShanghaiTime.EndOf(week.Sunday)))
            context.BeginAnew(new WeekOnAir(week, edition));
    }

    /// <returns>The number of the edition that stands; the same as before where nothing has changed.</returns>
    internal static Task<int> Freeze(this TaskOrchestrationContext context, Week week) =>
        context.CallActivityAsync<int>(nameof(FreezeProgramme), week, Retries.Storage);

    private static async Task<bool> IsCorrectedBefore(this TaskOrchestrationContext context, DateTimeOffset end) =>
        (await context.AnswerUntil<bool>(Events.Publish, end)).Came;
}
