using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Storage;
using Delivery.Pages.Matching.Board;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.Board;

/// <summary>What the board shows of each course, made of the facts of a plan.</summary>
internal sealed class BoardCards(
    PlanFacts facts,
    IReadOnlyList<PlanTurn> turns,
    MatchingSettings settings,
    WorkingCalendar calendar,
    DateTimeOffset now
)
{
    private readonly Dictionary<string, PlanTurn> turnOf = turns.ToDictionary(
        turn => turn.CourseId,
        StringComparer.Ordinal
    );
    private readonly CourseClashes clashes = new(facts.Problem.Courses, settings);

    public IReadOnlyList<BoardCourse> Courses() =>
        [
            .. facts
                .Courses.Select((course, at) => CourseOf(course, facts.Ranked[at], at))
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

    private BoardCourse CourseOf(CourseToPlan planned, RankedNeed ranked, int at)
    {
        var (course, turn) = (planned.Course, turnOf.GetValueOrDefault(planned.CourseId));
        var days = Tally.WorkingDaysLeft(calendar, now, course.First.Start);
        var free = ranked.Ranked.Candidates.Where(one => !planned.Declined.Contains(one.TeacherId)).ToList();
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
            StateOf(turn),
            turn?.OnHold,
            MayHold: turn is { OnHold: null },
            // Those asked before the answers are in would be asked twice.
            turn is { IsWaiting: false }
                ? []
                : [.. free.Take(settings.AskAtOnce).Select(one => new Choice(one.TeacherId, one.Name))],
            [
                .. ranked.Ranked.Candidates.Select(one => ChoiceOf(one, planned)),
                .. ranked.Ranked.LeftOut.Select(ChoiceOf),
            ],
            RivalsOf(at)
        );
    }

    private static Mark StateOf(PlanTurn? turn) =>
        turn switch
        {
            { OnHold: not null } => new Mark("已暂停安排", Tone.Warn),
            { IsWaiting: true } => new Mark($"{Dates.Time(turn.PlanAt)} 一起安排"),
            not null => new Mark("正在问老师"),
            null => new Mark("没有请到老师", Tone.Bad),
        };

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
    private IReadOnlyList<string> RivalsOf(int at) =>
        BestOf(at) is not { } best
            ? []
            :
            [
                .. clashes
                    .With(at)
                    .Order()
                    .Where(other => BestOf(other)?.TeacherId == best.TeacherId)
                    .Select(other => facts.Courses[other].Course.Course)
                    .Select(other =>
                        $"{NameOf(at, best)}老师也最适合{other.Street.Name}的{other.Discipline.Name}，时间相撞"
                    ),
            ];

    private PlanOption? BestOf(int at) => facts.Problem.Courses[at].Options is [var best, ..] ? best : null;

    private string NameOf(int at, PlanOption option) => facts.Ranked[at].Diaries[option.TeacherId].Teacher.Name;
}
