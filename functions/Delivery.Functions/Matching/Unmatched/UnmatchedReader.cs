using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.OtherTimes;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.Unmatched;

/// <summary>The courses without a teacher as staff see them: how it came to that, and who could still be asked in person.</summary>
public sealed class UnmatchedReader(
    WaitingCourses waiting,
    Inquiries inquiries,
    Registers registers,
    StreetYears streetYears,
    TimesReader times,
    TeacherSituations situations,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <param name="course">The course on which an act was refused, with what was typed and what is wrong.</param>
    public async Task<IReadOnlyList<UnmatchedCourse>> AllAsync(string? course, AssignValues? typed, FormErrors errors)
    {
        var found = new List<UnmatchedCourse>();
        foreach (var one in await waiting.InAsync(OrderStage.Unmatched))
            found.Add(
                one.Course.CourseId == course
                    ? await ReadAsync(one, typed ?? new AssignValues(), errors)
                    : await ReadAsync(one, new AssignValues(), FormErrors.None)
            );
        return found;
    }

    private async Task<UnmatchedCourse> ReadAsync(CourseWithLessons course, AssignValues typed, FormErrors errors)
    {
        var asked = (await inquiries.OfCourseAsync(course.Course.CourseId)).Select(one => one.Value).ToList();
        // Ranked anew: who declined may be won over by a call, and who was busy may be free now.
        var ranked = await situations.RankAsync(course);
        var days = Tally.WorkingDaysLeft(await calendars.LoadAsync(), clock.GetUtcNow(), course.First.Start);
        return new UnmatchedCourse(
            course.Course.CourseId,
            course.Course.Street.Name,
            course.Course.Street.District,
            course.Course.Discipline.Name,
            course.Course.Discipline.Category,
            course.Venue.Name,
            course.Venue.Address,
            course.Times(),
            days,
            days < settings.Matching.UrgentWorkingDays,
            Tally.Of(asked),
            await Task.WhenAll(ranked.Candidates.Select(candidate => LineAsync(candidate, asked))),
            ranked.LeftOut,
            errors,
            typed,
            times.ShownOf((await streetYears.GetOrderAsync(course.Course.CourseId)).Value, may: true)
        );
    }

    private async Task<CandidateLine> LineAsync(Candidate candidate, IReadOnlyList<Inquiry> asked)
    {
        var teacher = (await registers.Teachers.FindAsync(candidate.TeacherId))!.Value.Teacher;
        var answer = asked.LastOrDefault(one => one.TeacherId == candidate.TeacherId);
        return new CandidateLine(candidate, teacher.Grade, answer is null ? null : MarkOf(answer));
    }

    internal static Mark MarkOf(Inquiry inquiry) =>
        new(
            string.IsNullOrEmpty(inquiry.Reason)
                ? inquiry.Answer.Label()
                : $"{inquiry.Answer.Label()}：{inquiry.Reason}",
            inquiry.Answer == InquiryAnswer.Silent ? Tone.Warn : Tone.Plain
        );
}
