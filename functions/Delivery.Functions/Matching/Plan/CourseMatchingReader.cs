using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.OtherTimes;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching;
using Delivery.Pages.Matching.Plan;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.Plan;

/// <summary>One course that looks for a teacher, as staff see it.</summary>
public sealed class CourseMatchingReader(
    Courses courses,
    StreetYears streetYears,
    MatchingPlans plans,
    Inquiries inquiries,
    TeacherSituations situations,
    TimesReader times,
    CurrentSettings settings
)
{
    /// <returns>Null when there is no such course.</returns>
    public async Task<CourseMatchingModel?> FindAsync(PageFrame frame, Caller caller, string courseId)
    {
        if (await courses.FindWithLessonsAsync(courseId) is not { Remaining: var course })
            return null;
        var order = (await streetYears.GetOrderAsync(courseId)).Value;
        var stage = order.Stage;
        var turn = (await plans.TurnAsync(courseId))?.Value;
        var asked = (await inquiries.OfCourseAsync(courseId)).Select(one => one.Value).ToList();
        // Ranked anew: who was busy may be free now.
        var ranked = (await situations.RankAsync([course], []))[0];
        return new CourseMatchingModel(
            frame,
            Guid.NewGuid().ToString("N"),
            courseId,
            course.Course.Street.Name,
            course.Course.Street.District,
            course.Course.Discipline.Name,
            course.Course.Discipline.Category,
            course.Venue.Name,
            course.Times(),
            StateOf(stage, turn, asked),
            turn?.OnHold,
            ActsOf(stage, turn, caller),
            settings.Matching.AskAtOnce,
            [.. ranked.Ranked.Candidates.Select(candidate => LineOf(candidate, ranked, asked))],
            ranked.Ranked.LeftOut,
            FormErrors.None,
            SteerValues.None,
            course.Course.IsOpen,
            course.Course.GradeAskedFor,
            OtherTimes: times.ShownOf(order, caller.May(Role.Matcher))
        );
    }

    internal static CourseActs ActsOf(OrderStage stage, PlanTurn? turn, Caller caller)
    {
        var may = caller.May(Role.Matcher);
        return new CourseActs(
            Ask: may && (turn is { IsWaiting: true } || turn is null && stage == OrderStage.Unmatched),
            Assign: may && stage is OrderStage.Approved or OrderStage.Matching or OrderStage.Unmatched,
            Hold: may && turn is { OnHold: null },
            Release: may && turn is { OnHold: not null }
        );
    }

    internal static Mark StateOf(OrderStage stage, PlanTurn? turn, IReadOnlyList<Inquiry> asked) =>
        turn switch
        {
            { OnHold: not null, IsWaiting: true } => new Mark("已暂停安排", Tone.Warn),
            { OnHold: not null } => new Mark($"{Awaited(asked)}，之后已暂停", Tone.Warn),
            { IsWaiting: true } => new Mark($"{Dates.Time(turn.PlanAt)} 一起安排"),
            not null => new Mark(Awaited(asked)),
            null => new Mark(stage.Label(), stage == OrderStage.Unmatched ? Tone.Bad : Tone.Plain),
        };

    // Who is still waited for; those who want other times wait for the street.
    private static string Awaited(IReadOnlyList<Inquiry> asked)
    {
        var (silent, proposed) = (
            asked.Count(one => one is { Answer: InquiryAnswer.Open, End: null }),
            asked.Count(one => one is { Answer: InquiryAnswer.Proposed, End: null, Street: StreetAnswer.Open })
        );
        return proposed == 0 ? $"在等{silent}位老师答复"
            : silent == 0 ? $"在等街镇答复{proposed}位老师的新时间"
            : $"在等{silent}位老师答复，等街镇答复{proposed}位老师的新时间";
    }

    private static CandidateLine LineOf(Candidate candidate, RankedNeed ranked, IReadOnlyList<Inquiry> asked) =>
        new(
            candidate,
            ranked.Diaries[candidate.TeacherId].Teacher.Grade,
            asked.LastOrDefault(one => one.TeacherId == candidate.TeacherId) is { } inquiry
                ? UnmatchedReader.MarkOf(inquiry)
                : null
        );
}
