using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching.Objections;

/// <param name="Number">Counts the teachers who were confirmed for the course, from 1.</param>
public sealed record ObjectionOf(string CourseId, int Number);

/// <param name="LapsesAt">The teacher's first lesson.</param>
public sealed record ObjectionPlan(DateTimeOffset RemindAt, DateTimeOffset TellManagerAt, DateTimeOffset LapsesAt);

/// <summary>
/// A street's objection waits for staff, who are reminded, then their manager; at the teacher's first lesson it lapses, and
/// the course goes on. What follows a yes is the drop-out's. Instance: <c>objection-{courseId}-{number}</c>.
/// </summary>
public static class ObjectionOrchestrator
{
    [Function(nameof(ObjectionOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var of = context.GetInput<ObjectionOf>()!;
        var plan = await context.Do<ObjectionPlan>(nameof(TakeObjection), of);
        if (!await context.IsDecided(of, plan))
            await context.Do(nameof(LapseObjection), of);
        await context.Do(nameof(CloseObjection), of);
    }

    private static async Task<bool> IsDecided(this TaskOrchestrationContext context, ObjectionOf of, ObjectionPlan plan)
    {
        if ((await context.AnswerUntil<bool>(Events.ObjectionDecided, plan.RemindAt)).Came)
            return true;
        await context.Do(nameof(RemindOfObjection), new ObjectionReminder(of, ForManager: false));
        if ((await context.AnswerUntil<bool>(Events.ObjectionDecided, plan.TellManagerAt)).Came)
            return true;
        await context.Do(nameof(RemindOfObjection), new ObjectionReminder(of, ForManager: true));
        return (await context.AnswerUntil<bool>(Events.ObjectionDecided, plan.LapsesAt)).Came;
    }
}
