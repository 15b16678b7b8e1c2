using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>Each morning: who is enrolled is reminded of tomorrow's lessons, as they stand in the lists by then.</summary>
public sealed partial class RemindEnrolled(
    LessonLists lists,
    CoursePlaces places,
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
        Begun(lessons.Count, timer.IsPastDue);
    }

    [LoggerMessage(2001, LogLevel.Information, "Reminders of {Count} lessons of tomorrow begin (late: {Late})")]
    private partial void Begun(int count, bool late);
}
