using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching.Confirmation;

/// <param name="ChaseAt">When a missing acknowledgement is asked for again.</param>
/// <param name="Until">The end of the last lesson: whoever acknowledges only after the first is reached by the other side too.</param>
public sealed record AcknowledgementPlan(
    IReadOnlyList<DateTimeOffset> ChaseAt,
    DateTimeOffset TellStaffAt,
    DateTimeOffset Until
);

public sealed record ConfirmationNotice(string CourseId, int Chase);

/// <summary>
/// Confirmation: the teacher acknowledges it, is asked again each working day, and then staff are told. Only once it is
/// acknowledged do teacher and street get each other's name and phone.
/// </summary>
public static class Acknowledgement
{
    public static async Task AwaitAcknowledgement(this TaskOrchestrationContext context, string courseId)
    {
        var plan = await context.Do<AcknowledgementPlan>(nameof(PlanAcknowledgement), courseId);
        if (await context.IsAcknowledged(courseId, plan))
            await context.Do(nameof(ExchangeContacts), courseId);
    }

    private static async Task<bool> IsAcknowledged(
        this TaskOrchestrationContext context,
        string courseId,
        AcknowledgementPlan plan
    )
    {
        await context.Do(nameof(SendConfirmation), new ConfirmationNotice(courseId, 0));
        for (var chase = 1; chase <= plan.ChaseAt.Count; chase++)
        {
            if ((await context.AnswerUntil<bool>(Events.Acknowledged, plan.ChaseAt[chase - 1])).Came)
                return true;
            await context.Do(nameof(SendConfirmation), new ConfirmationNotice(courseId, chase));
        }

        if ((await context.AnswerUntil<bool>(Events.Acknowledged, plan.TellStaffAt)).Came)
            return true;
        await context.Do(nameof(TellOfSilence), courseId);
        return (await context.AnswerUntil<bool>(Events.Acknowledged, plan.Until)).Came;
    }
}
