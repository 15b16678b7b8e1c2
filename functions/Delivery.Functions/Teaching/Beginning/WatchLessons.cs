using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Teaching.Beginning;

/// <summary>
/// Every few minutes: who teaches or opens the doors in two hours is reminded once more, and of a lesson that should be
/// under way and of which nobody has said anything is asked whether it has begun. It reads the lessons that start in those
/// minutes, by their list, and nothing else; what was missed is made up for while it is of use.
/// </summary>
public sealed partial class WatchLessons(
    LessonLists lists,
    WatchedHours watched,
    Courses courses,
    CheckIns checkIns,
    BegunQuestions questions,
    BegunLetters letters,
    CurrentSettings settings,
    TimeProvider clock,
    ILogger<WatchLessons> log
)
{
    [Function(nameof(WatchLessons))]
    public async Task Run([TimerTrigger("%LessonSchedule%")] TimerInfo timer)
    {
        var (now, rules) = (clock.GetUtcNow(), settings.Teaching);
        var since = await watched.SinceAsync(now);
        var soon = await StartingAsync(since, now, TimeSpan.FromHours(rules.ReminderHoursBefore));
        var begun = await StartingAsync(since, now, -TimeSpan.FromMinutes(rules.BegunAfterMinutes));
        // Of the few that were asked after today a kill may have left a copy behind what was answered or counted.
        await questions.RefreshAsync(ShanghaiTime.DateOf(now));
        if (soon.Count + begun.Count == 0)
            return;
        foreach (var lesson in soon)
            await RemindAsync(lesson, now);
        if (begun.Count > 0)
            await questions.ForgetBeforeAsync(ShanghaiTime.DateOf(now));
        foreach (var lesson in begun)
            await AskAsync(lesson, now);
        // Not before: who was killed does it again, and each letter is one by its key.
        await watched.KeepAsync(now);
        Watched(soon.Count, begun.Count, timer.IsPastDue);
    }

    private async Task<IReadOnlyList<string>> StartingAsync(
        DateTimeOffset since,
        DateTimeOffset until,
        TimeSpan shift
    ) => shift == TimeSpan.Zero ? [] : await lists.StartingAsync(since + shift, until + shift);

    private async Task RemindAsync(string lessonId, DateTimeOffset now)
    {
        if (await HeldAsync(lessonId) is { } read && read.Lesson.Start > now)
            await letters.RemindAsync(read.Course, read.Lesson);
    }

    private async Task AskAsync(string lessonId, DateTimeOffset now)
    {
        if (
            await HeldAsync(lessonId) is not { Lesson: { HasMedia: false, Headcount: null } } read
            || read.Lesson.End <= now
            || read.Lesson.Start > now
            || (await checkIns.OfLessonAsync(read.Course.CourseId, lessonId)).Count > 0
        )
            return;
        await questions.AskAsync(read.Course, read.Lesson, now);
        await letters.AskAsync(read.Course, read.Lesson);
    }

    // The list follows the lesson within a moment; the lesson itself decides.
    private async Task<CourseWithLesson?> HeldAsync(string lessonId) =>
        await courses.WithLessonAsync(lessonId) is { Lesson.Status: LessonStatus.Scheduled } read
        && read.Course.TeacherOf(read.Lesson) is not null
            ? read
            : null;

    [LoggerMessage(2370, LogLevel.Information, "{Soon} lessons reminded of, {Begun} looked at (late: {Late})")]
    private partial void Watched(int soon, int begun, bool late);
}
