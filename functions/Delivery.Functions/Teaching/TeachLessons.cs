using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Teaching;

/// <summary>A course's lessons in order, and when the first begins.</summary>
public sealed record LessonsToTeach(IReadOnlyList<string> LessonIds, DateTimeOffset FirstBegins);

/// <summary>Lessons: each lives a life of its own beside the others; the course is taught when all of them are over.</summary>
public static class TeachLessonsStage
{
    public static async Task TeachLessons(this TaskOrchestrationContext context, string courseId)
    {
        var plan = await context.Do<LessonsToTeach>(nameof(ListLessonsToTeach), courseId);
        var lessons = plan.LessonIds.Select(lessonId => context.TeachLesson(lessonId)).ToList();
        await context.Until(plan.FirstBegins);
        await context.Do(nameof(BeginDelivery), courseId);
        await Task.WhenAll(lessons);
        await context.Do(nameof(CompleteCourse), courseId);
    }

    private static Task TeachLesson(this TaskOrchestrationContext context, string lessonId) =>
        context.CallSubOrchestratorAsync(
            nameof(LessonOrchestrator),
            lessonId,
            new SubOrchestrationOptions(instanceId: Instances.Lesson(lessonId))
        );
}
