using Azure;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching;

/// <param name="Fewest">Fewer than this are flagged.</param>
public sealed record HeadcountTaken(Lesson Lesson, int Fewest)
{
    public bool IsLow => Lesson.Headcount < Fewest;
}

/// <summary>The street says how many came; it may correct itself. Too few are flagged, and staff are told.</summary>
public sealed class RecordHeadcount(
    Courses courses,
    LessonLists lists,
    BegunQuestions questions,
    LessonLetters letters,
    Commands commands,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public static Refusal Unknown(string lessonId) => new("lesson.unknown", $"没有找到课时“{lessonId}”，请核对编号");

    /// <param name="ifMatch">The lesson's version that must be stored; null takes any.</param>
    public async Task<Outcome<HeadcountTaken>> RunAsync(
        string lessonId,
        int headcount,
        Call call,
        DurableTaskClient durable,
        ETag? ifMatch = null
    )
    {
        if (!LessonId.TryParse(lessonId, out var parts))
            return Outcome.Refused<HeadcountTaken>(Unknown(lessonId));
        var place = new Place(courses.Table, parts.OrderId);
        var outcome = await commands.RunAsync(
            call,
            place,
            durable,
            () => DecideAsync(lessonId, headcount, ifMatch),
            // A count that is sent again may have been corrected since.
            counted => call.IsRepeated ? FollowAsync(lessonId) : FollowAsync(counted)
        );
        return outcome.IsRefused
            ? Outcome.Refused<HeadcountTaken>(outcome.Refusals)
            : Outcome.Of(TakenOf(outcome.Value));
    }

    /// <summary>
    /// Takes what the street's monthly report says, where nobody counted, or where the lesson has it from the report before.
    /// Of a lesson that was not held nothing is taken.
    /// </summary>
    /// <param name="replaced">What the report said before; null for nothing.</param>
    public Task TakeReportedAsync(string lessonId, int headcount, int? replaced, Caller by) =>
        commands.RunAsync(
            by,
            new Place(courses.Table, LessonId.Parse(lessonId).OrderId),
            // The lesson waits for a count while it is asked for, and that is over as a rule; it is not told.
            durable: null,
            () => DecideReportedAsync(lessonId, headcount, replaced),
            FollowAsync
        );

    private async Task<Decided<Counted>> DecideReportedAsync(string lessonId, int headcount, int? replaced)
    {
        if (await courses.WithLessonAsync(lessonId) is not { Course: var course, StoredLesson: var stored })
            return Outcome.Refused<Counted>(Unknown(lessonId));
        if (stored.Value.Headcount is { } known && known != replaced)
            return Outcome.Of(new Counted(course, stored.Value));
        return Against(course, stored.Value, headcount) is { } refusal
            ? Outcome.Refused<Counted>(refusal)
            : Decided.Change(
                new Counted(course, stored.Value with { Headcount = headcount }),
                new Act("lesson.headcount", lessonId, $"{headcount}"),
                [TableRows.Replace(Courses.RowOf(stored.Value with { Headcount = headcount }), stored.ETag)]
            );
    }

    /// <summary>Lists a lesson's count, as it is stored, and tells staff where it is low; for who finds that nobody did.</summary>
    public async Task FollowAsync(string lessonId)
    {
        var read = await courses.GetWithLessonAsync(lessonId);
        await FollowAsync(new Counted(read.Course, read.Lesson));
    }

    private sealed record Counted(Course Course, Lesson Lesson);

    private async Task FollowAsync(Counted counted)
    {
        var (course, lesson) = counted;
        await lists.NoteAsync(
            Month.Of(lesson.Date),
            course.Street.Code,
            lesson.LessonId,
            month => month with { Headcount = lesson.Headcount }
        );
        await questions.SettleAsync(lesson.LessonId, lesson.Date);
        if (TakenOf(counted).IsLow)
            await letters.TellOfLowHeadcountAsync(await courses.GetWithLessonsAsync(course.CourseId), lesson);
    }

    private HeadcountTaken TakenOf(Counted counted) =>
        new(
            counted.Lesson,
            settings.At(counted.Lesson.Start).Teaching.MinimumHeadcount(counted.Course.Discipline.Category)
        );

    private async Task<Decided<Counted>> DecideAsync(string lessonId, int headcount, ETag? ifMatch)
    {
        if (await courses.WithLessonAsync(lessonId) is not { Course: var course, StoredLesson: var stored })
            return Outcome.Refused<Counted>(Unknown(lessonId));
        if (ifMatch is { } version && !version.Fits(stored.ETag))
            return Outcome.Refused<Counted>(Preconditions.Stale);
        if (Against(course, stored.Value, headcount) is { } refusal)
            return Outcome.Refused<Counted>(refusal);
        var counted = stored.Value with { Headcount = headcount };
        // A correction is no news for the lesson, which waits only for the first count.
        OutboxMessage[] news = stored.Value.Headcount is null
            ? [OutboxMessage.Raise(Instances.Lesson(lessonId), Events.Evidence, true)]
            : [];
        return Decided.Change(
            new Counted(course, counted),
            new Act("lesson.headcount", lessonId, $"{headcount}"),
            [TableRows.Replace(Courses.RowOf(counted), stored.ETag)],
            news
        );
    }

    private Refusal? Against(Course course, Lesson lesson, int headcount) =>
        headcount is < 0 or > Headcounts.Most
            ? new Refusal("headcount.range", $"到课人数应为0到{Headcounts.Most}的整数", "headcount")
        : course.TeacherOf(lesson) is null || lesson.Status == LessonStatus.Cancelled
            ? new Refusal("lesson.stage", "这节课没有开，不用填人数")
        : lesson.Start > clock.GetUtcNow()
            ? new Refusal(
                "headcount.early",
                $"第{lesson.Number}节{ChineseDates.Moment(lesson.Start)}才开始，上课后再填"
            )
        : null;
}
