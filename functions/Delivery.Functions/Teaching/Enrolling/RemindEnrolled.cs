using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>
/// Each morning: who is enrolled is reminded of tomorrow's lessons, as they stand in the lists by then; and where a crash kept
/// the programme from learning of a course's places, it learns of them now.
/// </summary>
public sealed partial class RemindEnrolled(
    LessonLists lists,
    CoursePlaces places,
    EnrolmentCommands commands,
    TimeProvider clock,
    ILogger<RemindEnrolled> log
)
{
    [Function(nameof(RemindEnrolled))]
    public async Task Run(
        [TimerTrigger("%ReminderSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        var tomorrow = ShanghaiTime.DateOf(clock.GetUtcNow()).AddDays(1);
        var lessons = await lists.OfDayAsync(tomorrow);
        if (lessons.Count > 0)
            await durable.StartOnceAsync(
                nameof(EnrolmentReminderOrchestrator),
                Instances.EnrolmentReminders(tomorrow),
                new RemindersOfDay(tomorrow, [.. lessons.Select(lesson => lesson.LessonId)])
            );
        await places.ForgetEndedAsync();
        await CatchUpAsync(Week.Of(tomorrow));
        Begun(lessons.Count, timer.IsPastDue);
    }

    // The weeks that people sign up from: this one and the next.
    private async Task CatchUpAsync(Week week)
    {
        ProgrammeLesson[] shown = [.. await lists.OfWeekAsync(week), .. await lists.OfWeekAsync(week.Next)];
        var courses = shown.Select(lesson => LessonId.Parse(lesson.LessonId).OrderId).Distinct();
        foreach (var courseId in await places.BehindAsync(courses))
            if (await commands.CourseAsync(courseId) is { } course)
                await places.RefreshAsync(course);
    }

    [LoggerMessage(2001, LogLevel.Information, "Reminders of {Count} lessons of tomorrow begin (late: {Late})")]
    private partial void Begun(int count, bool late);
}
