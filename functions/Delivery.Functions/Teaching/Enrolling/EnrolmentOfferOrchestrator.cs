using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Teaching.Enrolling;

/// <param name="Number">Counts the course's places that became free while somebody waited, from 1.</param>
/// <param name="Round">Counts from 0 to whom this place was offered.</param>
public sealed record OfferTask(string CourseId, int Number, int Round);

public sealed record OfferedPlace(string EnrolmentId, DateTimeOffset Until);

/// <summary>
/// A place that became free is offered to the first who waits, and passed on when it is declined or nobody answers in
/// time, until somebody takes it or nobody waits any more. Instance: <c>enrolment-offer-{courseId}-{number}</c>.
/// </summary>
public static class EnrolmentOfferOrchestrator
{
    /// <summary>So many offers begin with one command at most; a larger street raises its places again.</summary>
    public const int MostAtOnce = 50;

    [Function(nameof(EnrolmentOfferOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var task = context.GetInput<OfferTask>()!;
        var offered = await context.Do<OfferedPlace?>(nameof(OfferPlace), task);
        if (offered is null)
            return;
        var taken =
            await context.HearOf(task, offered.Until) ?? await context.Do<bool>(nameof(LapseOffer), task);
        if (!taken)
            context.BeginAnew(task with { Round = task.Round + 1 });
    }

    internal static OutboxMessage Begin(OfferTask task) =>
        OutboxMessage.Start(
            nameof(EnrolmentOfferOrchestrator),
            Instances.EnrolmentOffer(task.CourseId, task.Number),
            task
        );

    internal static OutboxMessage Answer(string courseId, PlaceOffer offer, bool taken) =>
        OutboxMessage.Raise(
            Instances.EnrolmentOffer(courseId, offer.Number),
            Events.PlaceAnswered,
            new OfferAnswer(offer.Round, taken)
        );

    /// <returns>Whether the place was taken; null when nobody answered.</returns>
    private static async Task<bool?> HearOf(this TaskOrchestrationContext context, OfferTask task, DateTimeOffset until)
    {
        while (true)
        {
            var answer = await context.AnswerUntil<OfferAnswer>(Events.PlaceAnswered, until);
            if (!answer.Came)
                return null;
            // One that was given as its time ran out comes in the next round, and is none to it.
            if (answer.Value!.Round == task.Round)
                return answer.Value.Taken;
        }
    }
}
