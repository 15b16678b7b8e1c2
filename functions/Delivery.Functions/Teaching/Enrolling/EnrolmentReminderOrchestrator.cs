using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Teaching.Enrolling;

public sealed record RemindersOfDay(DateOnly Day, IReadOnlyList<string> LessonIds);

/// <summary>
/// A day's lessons, some at a time, so that a city's day is a short history and a crash repeats little. Instance:
/// <c>enrolment-reminders-{day}</c>.
/// </summary>
public static class EnrolmentReminderOrchestrator
{
    private const int LessonsAtOnce = 25;

    [Function(nameof(EnrolmentReminderOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var day = context.GetInput<RemindersOfDay>()!;
        foreach (var lessons in day.LessonIds.Chunk(LessonsAtOnce))
            await context.Do(nameof(RemindOfLessons), day with { LessonIds = lessons });
    }
}
