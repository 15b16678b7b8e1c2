using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Matching.Plan;

/// <summary>A course as it goes into a plan.</summary>
/// <param name="Round">The round of inquiries it is in; 0 before the first.</param>
/// <param name="Declined">Who said no to it already, or nothing.</param>
/// <param name="Stays">Who is being asked first, and stays so.</param>
/// <param name="OnHold">Why staff let it wait; null where they do not.</param>
public sealed record CourseToPlan(
    CourseWithLessons Course,
    int Round,
    IReadOnlySet<string> Declined,
    string? Stays = null,
    string? OnHold = null
)
{
    public string CourseId => Course.Course.CourseId;
}

/// <summary>All that a plan is made of; the same facts give the same plan.</summary>
public sealed record PlanFacts(
    IReadOnlyList<CourseToPlan> Courses,
    IReadOnlyList<RankedNeed> Ranked,
    PlanProblem Problem
);

/// <summary>Reads what a plan is made of: each course and each teacher once.</summary>
public sealed class PlanInput(TeacherSituations situations, Inquiries inquiries, CurrentSettings settings)
{
    /// <param name="turns">Of all courses for which a teacher is looked for: what they hold is taken.</param>
    public async Task<PlanFacts> ReadAsync(IReadOnlyList<CourseToPlan> courses, IReadOnlyList<PlanTurn> turns)
    {
        var planned = courses.Select(course => course.CourseId).ToHashSet(StringComparer.Ordinal);
        var held = turns.Where(turn => turn.Teacher is not null && !planned.Contains(turn.CourseId));
        var ranked = await situations.RankAsync(
            [.. courses.Select(course => course.Course)],
            [.. held.Select(turn => (turn.Teacher!, turn.Held ?? []))]
        );
        return new PlanFacts(courses, ranked, ProblemOf(courses, ranked));
    }

    /// <summary>
    /// Who is not asked about a course: whoever was asked in this round already, and whoever said no to these times before.
    /// </summary>
    /// <param name="round">0 between two rounds: then nobody is asked again who said nothing, either.</param>
    /// <param name="isAsking">Whether those who have not answered yet may still have the course.</param>
    public async Task<IReadOnlySet<string>> DeclinedAsync(CourseWithLessons course, int round, bool isAsking = false)
    {
        var times = course.Times();
        return (await inquiries.OfCourseAsync(course.Course.CourseId))
            .Select(stored => stored.Value)
            .Where(inquiry =>
                inquiry.Round == round && !(isAsking && IsOpen(inquiry))
                || (inquiry.Answer == InquiryAnswer.Declined || round == 0 && inquiry.Answer == InquiryAnswer.Silent)
                    && (inquiry.Times is null || inquiry.Times.SequenceEqual(times))
            )
            .Select(inquiry => inquiry.TeacherId)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsOpen(Inquiry inquiry) =>
        inquiry.Answer is not (InquiryAnswer.Declined or InquiryAnswer.Silent);

    private PlanProblem ProblemOf(IReadOnlyList<CourseToPlan> courses, IReadOnlyList<RankedNeed> ranked)
    {
        var planned = courses.Zip(ranked, (course, one) => PlannedOf(course, one)).ToList();
        var named = planned
            .SelectMany(course => course.Options.Select(option => option.TeacherId))
            .ToHashSet(StringComparer.Ordinal);
        var teachers = ranked.SelectMany(one => one.Diaries.Values).DistinctBy(diary => diary.Teacher.TeacherId);
        return new PlanProblem(
            planned,
            teachers
                .Where(diary => named.Contains(diary.Teacher.TeacherId))
                .Select(diary => new PlanTeacher(
                    diary.Teacher.TeacherId,
                    diary.Teacher.WeeklyLimit,
                    Others(diary, courses)
                )),
            settings.Matching
        );
    }

    // A course's own earlier bookings with the teacher are replaced, not met.
    private static IReadOnlyList<Booking> Others(TeacherDiary diary, IReadOnlyList<CourseToPlan> courses) =>
        [
            .. diary.Bookings.Where(booking =>
                !courses.Any(course => booking.LessonId.StartsWith($"{course.CourseId}-", StringComparison.Ordinal))
            ),
        ];

    private static PlanCourse PlannedOf(CourseToPlan course, RankedNeed ranked)
    {
        var free = ranked.Ranked.Candidates.Where(one => !course.Declined.Contains(one.TeacherId)).ToList();
        var stays = free.Where(one => one.TeacherId == course.Stays).ToList();
        var options =
            course.OnHold is not null ? []
            : stays.Count > 0 ? stays
            : free;
        return new PlanCourse(
            course.CourseId,
            course.Course.Course.Discipline.Name,
            TeacherSituations.BookingsOf(course.Course),
            [.. options.Select(one => new PlanOption(one.TeacherId, one.Total))]
        );
    }
}
