using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>
/// Each morning: who is enrolled is reminded of tomorrow's lessons, as they stand in the lists by then; and where a crash kept
/// the programme from learning of a course's places, it learns of them now. Then the weeks are counted.
/// </summary>
public sealed partial class RemindEnrolled(
    LessonLists lists,
    CoursePlaces places,
    AuditLog audit,
    LookedBack looked,
    Enrolments enrolments,
    EnrolmentCommands commands,
    EnrolmentCounts counts,
    TimeProvider clock,
    ILogger<RemindEnrolled> log
)
{
    private const string Places = "places";

    [Function(nameof(RemindEnrolled))]
    public async Task Run(
        [TimerTrigger("%ReminderSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var tomorrow = today.AddDays(1);
        var lessons = await lists.OfDayAsync(tomorrow);
        if (lessons.Count > 0)
            await durable.StartOnceAsync(
                nameof(EnrolmentReminderOrchestrator),
                Instances.EnrolmentReminders(tomorrow),
                new RemindersOfDay(tomorrow, [.. lessons.Select(lesson => lesson.LessonId)])
            );
        await places.ForgetEndedAsync();
        await CatchUpAsync(today, tomorrow);
        Begun(lessons.Count, timer.IsPastDue);
    }

    // The weeks that people sign up from, this one and the next; on a Sunday the one that ends is counted for the last time.
    private async Task CatchUpAsync(DateOnly today, DateOnly tomorrow)
    {
        var next = Week.Of(tomorrow);
        var weeks = new Dictionary<Week, IReadOnlyList<ProgrammeLesson>>();
        foreach (var week in (Week[])[Week.Of(today), next, next.Next])
            if (!weeks.ContainsKey(week))
                weeks[week] = await lists.OfWeekAsync(week);
        await CatchUpAsync(today);
        foreach (var (week, lessons) in weeks.Where(one => one.Value.Count > 0))
            await counts.PutAsync(WeekEnrolments.Of(week, await places.OverAsync(lessons)));
    }

    private async Task CatchUpAsync(DateOnly today)
    {
        var changed = await audit
            .SinceAsync(await looked.SinceAsync(Places, today))
            .Where(act => act.Place?.Table == enrolments.Table.Name && OrderId.TryParse(act.Place.Partition, out _))
            .Select(act => act.Place!.Partition)
            .Distinct()
            .ToListAsync();
        foreach (var courseId in await places.BehindAsync(changed))
            if (await commands.CourseAsync(courseId) is { } course)
                await places.RefreshAsync(course);
        await looked.KeepAsync(Places, today);
    }

    [LoggerMessage(2001, LogLevel.Information, "Reminders of {Count} lessons of tomorrow begin (late: {Late})")]
    private partial void Begun(int count, bool late);
}
