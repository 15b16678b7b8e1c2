using Delivery.Functions.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions;

/// <summary>
/// One lesson: a reminder to teacher and street, and afterwards the evidence of it, asked for once more where it is
/// missing. Instance: <c>lesson-{lessonId}</c>.
/// </summary>
public static class LessonOrchestrator
{
    [Function(nameof(LessonOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var lessonId = context.GetInput<string>()!;
        var plan = await context.Do<LessonPlan>(nameof(PlanLesson), lessonId);
        await context.Until(plan.RemindAt);
        await context.Do(nameof(RemindOfLesson), lessonId);
        await context.Until(plan.EndsAt);
        if (await context.EvidenceComes(lessonId, plan.AskAgainAt))
            return;
        await context.Do(nameof(AskForEvidence), lessonId);
        await context.EvidenceComes(lessonId, plan.EvidenceDue);
    }
}
