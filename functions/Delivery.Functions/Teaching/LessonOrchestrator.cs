using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Teaching;

/// <param name="AskAt">The morning after, when what is missing is asked for.</param>
/// <param name="EvidenceDue">Until when photos, videos and the headcount are waited for.</param>
/// <param name="IsOff">The lesson is cancelled: nothing is waited for.</param>
public sealed record LessonPlan(
    DateTimeOffset RemindAt,
    DateTimeOffset AskAt,
    DateTimeOffset EvidenceDue,
    bool IsOff = false
);

/// <summary>
/// One lesson: teacher and delivery contact are reminded two days before; afterwards the teacher's evidence and the
/// street's headcount are asked for and waited for. A change begins it anew at the other time. Instance: <c>lesson-{lessonId}</c>.
/// </summary>
public static class LessonOrchestrator
{
    [Function(nameof(LessonOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var lessonId = context.GetInput<string>()!;
        var plan = await context.Do<LessonPlan>(nameof(PlanLesson), lessonId);
        if (plan.IsOff)
            return;
        if (await context.UntilUnless(plan.RemindAt, Events.Changed))
        {
            context.BeginAnew(lessonId);
            return;
        }

        await context.Do(nameof(RemindOfLesson), lessonId);
        if (await context.UntilUnless(plan.AskAt, Events.Changed))
        {
            context.BeginAnew(lessonId);
            return;
        }

        var missing = await context.Do<bool>(nameof(AskForEvidence), lessonId);
        while (missing && (await context.AnswerUntil<bool>(Events.Evidence, plan.EvidenceDue)).Came)
            missing = await context.Do<bool>(nameof(LookForEvidence), lessonId);
    }
}
