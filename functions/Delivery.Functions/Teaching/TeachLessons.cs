using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Teaching;

/// <param name="Start">Of the first lesson that is to be held; the beginning of time where none is.</param>
public sealed record LessonsAhead(IReadOnlyList<string> LessonIds, DateTimeOffset Start);

/// <summary>The lessons are held, each on its own; the course is completed once the last of them is over and looked after.</summary>
public static class TeachLessonsStage
{
    public static async Task TeachLessons(this TaskOrchestrationContext context, string courseId)
    {
        var ahead = await context.Do<LessonsAhead>(nameof(ListLessonsAhead), courseId);
        var lessons = ahead.LessonIds.Select(context.Teach).ToList();
        while (await context.UntilUnless(ahead.Start, Events.Changed))
            ahead = await context.Do<LessonsAhead>(nameof(ListLessonsAhead), courseId);
        await context.Do(nameof(BeginDelivery), courseId);
        await context.AwaitAll(lessons);
        await context.Do(nameof(CompleteCourse), courseId);
    }

    private static async Task AwaitAll(this TaskOrchestrationContext context, IEnumerable<Task> lessons)
    {
        using var shown = context.Show(OpenWait.Lessons);
        await Task.WhenAll(lessons);
    }

    private static Task Teach(this TaskOrchestrationContext context, string lessonId) =>
        context.CallSubOrchestratorAsync(
            nameof(LessonOrchestrator),
            lessonId,
            new SubOrchestrationOptions(instanceId: Instances.Lesson(lessonId))
        );
}
