using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;
using Delivery.Domain.Ordering;
using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Delivery.Pages.Matching.Board;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.Board;

/// <summary>Where the search for a course's teacher stands.</summary>
/// <param name="Turn">Null while nobody looks for one.</param>
/// <param name="Asked">Nobody while the course waits for its plan.</param>
internal sealed record CourseSearch(OrderStage Stage, PlanTurn? Turn, IReadOnlyList<Inquiry> Asked);

/// <summary>What the board shows of each course, made of the facts of a plan.</summary>
internal sealed class BoardCards(
    PlanFacts facts,
    IReadOnlyDictionary<string, CourseSearch> searches,
    Caller caller,
    MatchingSettings settings,
    WorkingCalendar calendar,
    DateTimeOffset now
)
{
    // The problem has the courses in another order.
    private readonly Dictionary<string, int> placeOf = facts
        .Problem.Courses.Index()
        .ToDictionary(one => one.Item.CourseId, one => one.Index, StringComparer.Ordinal);
    private readonly Dictionary<string, CourseToPlan> plannedOf = facts.Courses.ToDictionary(
        planned => planned.CourseId,
        StringComparer.Ordinal
    );

    public IReadOnlyList<BoardCourse> Courses() =>
        [
            .. facts
                .Courses.Zip(facts.Ranked, CourseOf)
                .OrderBy(card => card.District, StringComparer.Ordinal)
                .ThenBy(card => card.First),
        ];

    public IReadOnlyList<BoardTeacher> Teachers() =>
        [
            .. facts
                .Ranked.SelectMany(one =>
                    one.Ranked.Candidates.Select(candidate => one.Diaries[candidate.TeacherId].Teacher)
                )
                .GroupBy(teacher => teacher.TeacherId, StringComparer.Ordinal)
                .Select(same => new BoardTeacher(same.Key, same.First().Name, same.First().Grade, same.Count()))
                .OrderBy(teacher => teacher.Courses)
                .ThenBy(teacher => teacher.TeacherId, StringComparer.Ordinal),
        ];

    private BoardCourse CourseOf(CourseToPlan planned, RankedNeed ranked)
    {
        var (course, search) = (planned.Course, searches[planned.CourseId]);
        var acts = CourseMatchingReader.ActsOf(search.Stage, search.Turn, caller);
        var days = Tally.WorkingDaysLeft(calendar, now, course.First.Start);
        var clashing = ClashingWith(planned);
        var held = clashing
            .Where(other => other.Stays is { } first && !other.Declined.Contains(first))
            .Select(other => other.Stays)
            .ToHashSet(StringComparer.Ordinal);
        var free = ranked.Ranked.Candidates.Where(one =>
            !planned.Declined.Contains(one.TeacherId) && !held.Contains(one.TeacherId)
        );
        return new BoardCourse(
            planned.CourseId,
            course.Course.Street.Name,
            course.Course.Street.District,
            course.Course.Discipline.Name,
            course.Course.Discipline.Category,
            course.First.Start,
            course.Lessons.Count,
            days,
            days < settings.UrgentWorkingDays,
            CourseMatchingReader.StateOf(search.Stage, search.Turn, search.Asked),
            search.Turn?.OnHold,
            acts.Hold,
            acts.Ask ? [.. free.Take(settings.AskAtOnce).Select(one => new Choice(one.TeacherId, one.Name))] : [],
            [
                .. ranked.Ranked.Candidates.Select(one => ChoiceOf(one, planned)),
                .. ranked.Ranked.LeftOut.Select(ChoiceOf),
            ],
            RivalsOf(planned, ranked, clashing)
        );
    }

    private static Choice ChoiceOf(Candidate one, CourseToPlan planned) =>
        new(
            one.TeacherId,
            planned.Declined.Contains(one.TeacherId)
                ? $"{one.Name}（问过）"
                : $"{one.Name} {one.Total.ToString("0.#", CultureInfo.InvariantCulture)}分",
            "能上的"
        );

    private static Choice ChoiceOf(LeftOut one) =>
        new(
            one.TeacherId,
            $"{one.Name}（{string.Join("、", one.Reasons.Select(reason => reason.Label()))}）",
            "有不能上的原因"
        );

    // Who is best here and there cannot be at both.
    private IReadOnlyList<string> RivalsOf(
        CourseToPlan planned,
        RankedNeed ranked,
        IReadOnlyList<CourseToPlan> clashing
    ) =>
        BestOf(planned) is not { } best
            ? []
            :
            [
                .. clashing
                    .Where(other => BestOf(other)?.TeacherId == best.TeacherId)
                    .Select(other => other.Course.Course)
                    .Select(other =>
                        $"{ranked.Diaries[best.TeacherId].Teacher.Name}老师也最适合{other.Street.Name}的{other.Discipline.Name}，时间相撞"
                    ),
            ];

    private IReadOnlyList<CourseToPlan> ClashingWith(CourseToPlan planned) =>
        [
            .. facts
                .Problem.Clashes.With(placeOf[planned.CourseId])
                .Order()
                .Select(place => plannedOf[facts.Problem.Courses[place].CourseId]),
        ];

    private PlanOption? BestOf(CourseToPlan planned) =>
        facts.Problem.Courses[placeOf[planned.CourseId]].Options is [var best, ..] ? best : null;
}
