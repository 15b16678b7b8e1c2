using Azure.Data.Tables;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Asking;

/// <summary>
/// Looks at the answers of those asked together. Who wins is booked at once; who was booked elsewhere meanwhile counts
/// as having declined, and the next best is looked at.
/// </summary>
public sealed class JudgeAnswers(
    Courses courses,
    Inquiries inquiries,
    Registers registers,
    TeacherCalendars calendars,
    ProposedTimes proposedTimes,
    TimeProvider clock
)
{
    [Function(nameof(JudgeAnswers))]
    public Task<InquiryVerdict> Run([ActivityTrigger] MatchingRound round) =>
        TableRows.UntilCommittedAsync(() => TryAsync(round));

    private async Task<(bool Committed, InquiryVerdict Result)> TryAsync(MatchingRound round)
    {
        var batch = (await inquiries.OfCourseAsync(round.CourseId, round.Round))
            .Where(stored => stored.Value.Batch == round.Batch)
            .ToList();
        if (batch.Find(stored => stored.Value.End == InquiryEnd.Won) is { } won)
            return (await TryKeepAsync(won, batch), new InquiryVerdict(InquiryDecision.Winner, won.Value.TeacherId));
        var verdict = InquiryRules.Winner([
            .. batch.Select(stored => new RankedAnswer(stored.Value.TeacherId, AsItCounts(stored.Value))),
        ]);
        var chosen = batch.Find(stored => stored.Value.TeacherId == verdict.TeacherId);
        if (verdict.Decision == InquiryDecision.Winner)
        {
            // First the answers are closed, so that none changes any more; the calendar is asked when we look again.
            var undecided = batch.Where(stored => stored.Value.End is null);
            await inquiries.Table.TryCommitAsync([.. undecided.Select(one => Ended(one, EndOf(one, chosen!)))]);
            return (false, verdict);
        }

        // A proposal that the street has been asked about: its answer is waited for.
        return chosen is { Value.Street: StreetAnswer.Open }
            ? (true, new InquiryVerdict(InquiryDecision.Wait))
            : (true, verdict);
    }

    /// <returns>False when the winner was booked elsewhere, excluded, or serves no more: the others may still win.</returns>
    private async Task<bool> TryKeepAsync(Stored<Inquiry> winner, IReadOnlyList<Stored<Inquiry>> batch)
    {
        var course = (await courses.GetWithLessonsAsync(winner.Value.CourseId)).Remaining;
        var times = winner.Value.Answer == InquiryAnswer.Proposed ? winner.Value.Proposed : null;
        var teacher = (await registers.Teachers.FindAsync(winner.Value.TeacherId))!.Value.Teacher;
        var isPassedOver =
            !Serves(teacher, course, times ?? course.Times())
            || await IsExcludedAsync(teacher.TeacherId, course, times ?? course.Times());
        if (!isPassedOver && await BookAsync(teacher, course, times))
        {
            if (times is not null)
                await proposedTimes.TakeAsync(course, times, winner.Value.AcceptsHolidays);
            return true;
        }

        // Booked before the exclusion, when this was cut short.
        if (isPassedOver)
            await calendars.FreeAsync(winner.Value.TeacherId, winner.Value.CourseId, clock.GetUtcNow());
        var passed = batch.Where(stored => stored.Value.End == InquiryEnd.OtherChosen);
        await inquiries.Table.TryCommitAsync([
            Ended(winner, isPassedOver ? InquiryEnd.Excluded : InquiryEnd.BookedElsewhere),
            .. passed.Select(one => Ended(one, null)),
        ]);
        return false;
    }

    // Made inactive, or no more qualified, or no more reaching the district since the question went out.
    private static bool Serves(Teacher teacher, CourseWithLessons course, IReadOnlyList<LessonTime> times) =>
        Capability.StillServes(
            teacher,
            course.Course.Discipline.Code,
            course.Course.Street.District,
            times.Max(time => time.Date)
        );

    // Said after the question went out: the answer counts as a no.
    private async Task<bool> IsExcludedAsync(
        string teacherId,
        CourseWithLessons course,
        IReadOnlyList<LessonTime> times
    )
    {
        var exclusions = await registers.ExclusionsOfAsync(teacherId);
        return (await registers.StandingAsync(exclusions, course.Course.Street.Code, times)).Count > 0;
    }

    private async Task<bool> BookAsync(Teacher teacher, CourseWithLessons course, IReadOnlyList<LessonTime>? times)
    {
        var wanted = TeacherSituations.BookingsOf(course, times);
        return await calendars.BookAsync(teacher.TeacherId, wanted, teacher.WeeklyLimit) == BookingAnswer.Booked;
    }

    private static InquiryEnd EndOf(Stored<Inquiry> one, Stored<Inquiry> winner) =>
        one.RowKey == winner.RowKey ? InquiryEnd.Won : InquiryEnd.OtherChosen;

    private static TableTransactionAction Ended(Stored<Inquiry> one, InquiryEnd? end) =>
        TableRows.Replace(Inquiries.RowOf(one.Value with { End = end }), one.ETag);

    private static InquiryAnswer AsItCounts(Inquiry inquiry) =>
        inquiry switch
        {
            { End: not null } => InquiryAnswer.Declined,
            { Answer: InquiryAnswer.Proposed, Street: StreetAnswer.Accepted } => InquiryAnswer.Accepted,
            { Answer: InquiryAnswer.Proposed, Street: StreetAnswer.Declined or StreetAnswer.Silent } =>
                InquiryAnswer.Declined,
            _ => inquiry.Answer,
        };
}
