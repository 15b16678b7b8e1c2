using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Feedback.News;

/// <summary>When the news of a course is asked for: the morning after it ended, or as it is sent back, and on the last day.</summary>
public sealed class PlanNews(
    NewsItems news,
    Courses courses,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private static readonly TimeOnly Morning = new(9, 0);

    [Function(nameof(PlanNews))]
    public async Task<NewsPlan> Run([ActivityTrigger] string courseId)
    {
        var course = await courses.GetWithLessonsAsync(courseId);
        var waiting = await news.DueAsync(course.Course.Street.Code, courseId);
        if (waiting is { Value.Reason: not null })
            return await AgainAsync(waiting);
        var held = course.Lessons.Where(lesson => lesson.Status != LessonStatus.Cancelled).ToList();
        if (held.Count == 0 || await news.OfCourseAsync(courseId) is not null)
            return new NewsPlan([], clock.GetUtcNow(), IsNeeded: false);
        var last = held.Max(lesson => lesson.End);
        var due = LessonDeadlines.NewsDue(last, await calendars.LoadAsync(), settings.At(last).Teaching);
        await KeepAsync(course.Course, waiting, due);
        var now = clock.GetUtcNow();
        return due is { } day
            ? new NewsPlan([.. AskAt(day, now)], day, IsNeeded: true)
            : new NewsPlan([NextMorning(now)], Deadlines.LookAgainAt(now), IsNeeded: true, LooksAgain: true);
    }

    // What was sent back is told at once, and counted from that day also where the last one is known only later.
    private async Task<NewsPlan> AgainAsync(Stored<NewsDue> waiting)
    {
        var now = clock.GetUtcNow();
        var since = waiting.Value.ReturnedAt ?? now;
        var due =
            waiting.Value.DueAt
            ?? LessonDeadlines.NewsDue(since, await calendars.LoadAsync(), settings.At(since).Teaching);
        if (due is not { } day)
            return new NewsPlan([now], Deadlines.LookAgainAt(now), IsNeeded: true, LooksAgain: true);
        if (waiting.Value.DueAt is null)
            await news.Table.TryCommitAsync([NewsItems.Replace(waiting.Value with { DueAt = day }, waiting)]);
        return new NewsPlan([now, LastMorning(day)], day, IsNeeded: true);
    }

    // A last day that nobody knew as the course ended is written as soon as it is known.
    private async Task KeepAsync(Course course, Stored<NewsDue>? waiting, DateTimeOffset? due)
    {
        // Whoever comes first has sent the news, of which nobody asks when it was due.
        if (waiting is { Value.DueAt: null } && due is not null)
            await news.Table.TryCommitAsync([NewsItems.Replace(waiting.Value with { DueAt = due }, waiting)]);
        else
            await news.AddAsync(
                new NewsDue(course.CourseId, course.Street.Code, course.Street.Name, course.Discipline.Name, due)
            );
    }

    private static IEnumerable<DateTimeOffset> AskAt(DateTimeOffset due, DateTimeOffset now)
    {
        var first = NextMorning(now);
        return first < LastMorning(due) ? [first, LastMorning(due)] : [first];
    }

    private static DateTimeOffset NextMorning(DateTimeOffset now)
    {
        var today = ShanghaiTime.At(ShanghaiTime.DateOf(now), Morning);
        return today >= now ? today : today.AddDays(1);
    }

    private static DateTimeOffset LastMorning(DateTimeOffset due) =>
        ShanghaiTime.At(ShanghaiTime.DateOf(due.AddTicks(-1)), Morning);
}

/// <summary>The street is asked; on the last day only where the morning's digest has not said it already.</summary>
public sealed class AskForNews(NewsItems news, Courses courses, NewsLetters letters, LetterBox box, TimeProvider clock)
{
    [Function(nameof(AskForNews))]
    public async Task Run([ActivityTrigger] NewsAsked asked)
    {
        var course = (await courses.GetAsync(asked.CourseId)).Value;
        if (await news.DueAsync(course.Street.Code, asked.CourseId) is not { Value: { IsSent: false } due })
            return;
        var (street, contact) = (course.Street.Code, course.Contacts.ForDelivery);
        if (asked.Time == 0 || !await box.HasDigestAsync(street, contact, ShanghaiTime.DateOf(clock.GetUtcNow())))
            await (
                due.Reason is not null && asked.Time == 0
                    ? letters.TellOfReturnAsync(course, due)
                    : letters.AskAsync(course, due, asked.Time)
            );
    }
}

/// <summary>The last day is over: the course's news is late, and staff learn of it.</summary>
public sealed class MissNews(NewsItems news, Courses courses, NewsLetters letters)
{
    [Function(nameof(MissNews))]
    public async Task Run([ActivityTrigger] string courseId)
    {
        var street = (await courses.GetAsync(courseId)).Value.Street.Code;
        var late = await TableRows.UntilCommittedAsync(async () =>
        {
            if (await news.DueAsync(street, courseId) is not { Value: { IsSent: false } due } stored)
                return (true, null);
            var marked = due with { IsLate = true };
            return (await news.Table.TryCommitAsync([NewsItems.Replace(marked, stored)]), (NewsDue?)marked);
        });
        if (late is not null)
            await letters.TellOfMissedAsync(late);
    }
}
