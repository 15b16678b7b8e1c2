using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>Reminds those who are enrolled in some lessons, unless a lesson was cancelled or moved to another day meanwhile.</summary>
public sealed class RemindOfLessons(
    EnrolmentCommands commands,
    Enrolments enrolments,
    EnrolmentLetters letters,
    TimeProvider clock
)
{
    [Function(nameof(RemindOfLessons))]
    public async Task Run([ActivityTrigger] RemindersOfDay day)
    {
        var reminders = new List<LessonReminder>();
        foreach (var lessonId in day.LessonIds)
            if (await ReminderAsync(lessonId, day.Day) is { } reminder)
                reminders.Add(reminder);
        await letters.RemindAsync(reminders);
    }

    private async Task<LessonReminder?> ReminderAsync(string lessonId, DateOnly day)
    {
        // In most courses nobody is enrolled: nothing else of those is read.
        var enrolled = (await enrolments.AllAsync(LessonId.Parse(lessonId).OrderId))
            .Select(row => row.Value)
            .Where(one => one is { Stage: EnrolmentStage.Enrolled, IsConfirmed: true })
            .ToList();
        return
            enrolled.Count > 0
            && await commands.CourseAsync(LessonId.Parse(lessonId).OrderId) is { } course
            && course.Lessons.FirstOrDefault(one => one.LessonId == lessonId) is { } lesson
            && lesson.Status == LessonStatus.Scheduled
            && lesson.Date == day
            && lesson.Start > clock.GetUtcNow()
            ? new LessonReminder(course, lesson, enrolled)
            : null;
    }
}
