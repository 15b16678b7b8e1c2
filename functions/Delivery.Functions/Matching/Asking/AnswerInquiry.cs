using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Asking;

/// <param name="Answer">Accepted, Declined or Proposed.</param>
/// <param name="Starts">When each lesson of the course could begin instead, in the lessons' order.</param>
/// <param name="Minutes">How long each would last, where that was said: as ordered, or it is refused.</param>
public sealed record TeacherReply(
    InquiryAnswer Answer,
    string? Reason = null,
    IReadOnlyList<DateTimeOffset>? Starts = null,
    IReadOnlyList<int?>? Minutes = null
);

/// <summary>A teacher answers an inquiry, and may answer otherwise until its deadline or until somebody is chosen.</summary>
public sealed class AnswerInquiry(
    Inquiries inquiries,
    Courses courses,
    TeacherCalendars calendars,
    Registers registers,
    Calendars calendar,
    Commands commands,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public static Refusal Unknown(string inquiryId) =>
        new("inquiry.unknown", $"没有找到问询单“{inquiryId}”，请核对编号");

    public Task<Outcome<Inquiry>> RunAsync(
        string inquiryId,
        TeacherReply reply,
        Call call,
        DurableTaskClient durable
    ) =>
        commands.RunAsync(
            call,
            inquiries.PlaceOf(inquiryId),
            durable,
            () => DecideAsync(inquiryId, reply),
            // An answer that is sent again may have been changed since.
            answered => call.IsRepeated ? FollowAsync(inquiryId) : inquiries.NoteAnsweredAsync(answered)
        );

    /// <summary>Notes an answer, as it is stored, in the teacher's record; for who finds that nobody did.</summary>
    public async Task FollowAsync(string inquiryId) =>
        await inquiries.NoteAnsweredAsync((await inquiries.FindAsync(inquiryId))!.Value);

    private async Task<Decided<Inquiry>> DecideAsync(string inquiryId, TeacherReply reply)
    {
        if (await inquiries.FindAsync(inquiryId) is not { } stored)
            return Outcome.Refused<Inquiry>(Unknown(inquiryId));
        var course = (await courses.GetWithLessonsAsync(stored.Value.CourseId)).Remaining;
        var times = TimesOf(reply, course);
        var refusals = await CheckAsync(stored.Value, reply, course, times);
        if (refusals.Count > 0)
            return Outcome.Refused<Inquiry>(refusals);
        var answered = stored.Value with
        {
            Answer = reply.Answer,
            AnsweredAt = clock.GetUtcNow(),
            Reason = reply.Reason,
            Proposed = reply.Answer == InquiryAnswer.Proposed ? [.. times.OrderBy(time => time.Start)] : null,
            Ordered = reply.Answer == InquiryAnswer.Proposed ? course.Times() : null,
        };
        return Decided.Change(
            answered,
            new Act($"inquiry.{reply.Answer}", inquiryId, reply.Reason),
            [TableRows.Replace(Inquiries.RowOf(answered), stored.ETag)],
            OutboxMessage.Raise(
                Instances.Matching(answered.CourseId, answered.Round),
                Events.Answered,
                answered.TeacherId
            )
        );
    }

    private async Task<IReadOnlyList<Refusal>> CheckAsync(
        Inquiry inquiry,
        TeacherReply reply,
        CourseWithLessons course,
        IReadOnlyList<LessonTime> times
    )
    {
        if (inquiry.End is not null || inquiry.Street != StreetAnswer.NotAsked)
            return [new("inquiry.stage", "这门课已有结果或正在问街镇，不能再改答复")];
        if (clock.GetUtcNow() >= inquiry.AnswerBy)
            return [new("inquiry.expired", $"答复时间已于{ChineseDates.Moment(inquiry.AnswerBy)}截止，请联系协会")];
        if (reply.Answer == InquiryAnswer.Declined)
            return string.IsNullOrWhiteSpace(reply.Reason)
                ? [new("inquiry.reason", "请写明不方便的原因", "reason")]
                : [];
        // A no harms nobody, and is heard also of who may not teach.
        if (!(await registers.Teachers.FindAsync(inquiry.TeacherId))!.Value.Teacher.Active)
            return [Inactive];
        if (reply.Answer == InquiryAnswer.Proposed)
        {
            // Citizens have enrolled for these times, and some lessons may be over.
            if (course.Course.DropOuts > 0)
                return [new("inquiry.fixed-times", "这门课已经开班，时间不能再改；这些时间能上请接受，不能上请谢绝")];
            var wrong = ProposalRules.Check(course.Times(), times, await FactsAsync(course));
            if (wrong.Count > 0)
                return wrong;
        }

        return await BusyAsync(inquiry.TeacherId, course, times);
    }

    private static Refusal Inactive { get; } =
        new("inquiry.inactive", "老师已停用，现在不能接课；不方便上的可以谢绝，要恢复接课请联系协会");

    private async Task<ProposalFacts> FactsAsync(CourseWithLessons course) =>
        new(
            course.Course.FundingStream,
            await calendar.LoadAsync(),
            clock.GetUtcNow(),
            settings.Ordering,
            calendar.WhomToCall
        );

    private async Task<IReadOnlyList<Refusal>> BusyAsync(
        string teacherId,
        CourseWithLessons course,
        IReadOnlyList<LessonTime> times
    )
    {
        var (first, last) = (times.Min(time => time.Date), times.Max(time => time.Date));
        var booked = await calendars.BookingsAsync(teacherId, first.AddDays(-1), last.AddDays(1));
        var conflicts = BookingRules.Conflicts(booked, TeacherSituations.BookingsOf(course, times), settings.Matching);
        return conflicts.Count == 0
            ? []
            : [new("inquiry.busy", $"与您{ChineseDates.Moment(conflicts[0].One.Start)}的课时间冲突，请换个时间或谢绝")];
    }

    private static IReadOnlyList<LessonTime> TimesOf(TeacherReply reply, CourseWithLessons course) =>
        reply is { Answer: InquiryAnswer.Proposed, Starts: var starts }
            ? [.. (starts ?? []).Select((start, index) => new LessonTime(start, MinutesOf(reply, course, index)))]
            : course.Times();

    private static int MinutesOf(TeacherReply reply, CourseWithLessons course, int index) =>
        reply.Minutes?[index] ?? course.Lessons[Math.Min(index, course.Lessons.Count - 1)].Minutes;
}
