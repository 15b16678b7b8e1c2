using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching.Objections;

/// <param name="Number">Counts the teachers who were confirmed for the course, from 1.</param>
public sealed record ObjectionOf(string CourseId, int Number);

/// <param name="RemindAt">Not before <paramref name="LapsesAt"/> where nobody is reminded; so is the manager's.</param>
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
            await context.AwaitFirstLesson(of, plan.LapsesAt);
        await context.Do(nameof(CloseObjection), of);
    }

    private static async Task<bool> IsDecided(this TaskOrchestrationContext context, ObjectionOf of, ObjectionPlan plan)
    {
        foreach (var (at, forManager) in new[] { (plan.RemindAt, false), (plan.TellManagerAt, true) })
        {
            if (at >= plan.LapsesAt)
                return false;
            if ((await context.AnswerUntil<bool>(Events.ObjectionDecided, at)).Came)
                return true;
            await context.Do(nameof(RemindOfObjection), new ObjectionReminder(of, forManager));
        }

        return false;
    }

    private static async Task AwaitFirstLesson(
        this TaskOrchestrationContext context,
        ObjectionOf of,
        DateTimeOffset? first
    )
    {
        while (first is { } at && !(await context.AnswerUntil<bool>(Events.ObjectionDecided, at)).Came)
            first = await context.Do<DateTimeOffset?>(nameof(LapseObjection), of);
    }
}
