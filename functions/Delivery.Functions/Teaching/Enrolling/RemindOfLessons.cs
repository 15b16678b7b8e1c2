using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>Reminds those who are enrolled in some lessons, unless a lesson was cancelled or moved to another day meanwhile.</summary>
public sealed class RemindOfLessons(
    EnrolmentCommands commands,
    Courses courses,
    Enrolments enrolments,
    EnrolmentLetters letters,
    TimeProvider clock
)
{
    [Function(nameof(RemindOfLessons))]
    public async Task Run([ActivityTrigger] RemindersOfDay day)
    {
        foreach (var lessonId in day.LessonIds)
            if (
                await courses.LessonAsync(lessonId) is { Value: var lesson }
                && lesson.Status == LessonStatus.Scheduled
                && lesson.Date == day.Day
                && lesson.Start > clock.GetUtcNow()
            )
                await RemindAsync(lesson);
    }

    private async Task RemindAsync(Lesson lesson)
    {
        var enrolled = (await enrolments.AllAsync(lesson.CourseId))
            .Select(row => row.Value)
            .Where(one => one is { Stage: EnrolmentStage.Enrolled, IsConfirmed: true })
            .ToList();
        if (enrolled.Count > 0 && await commands.CourseAsync(lesson.CourseId) is { } course)
            await letters.RemindAsync(course, lesson, enrolled);
    }
}
