using System.Globalization;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;

namespace Delivery.Benchmarks;

/// <param name="Rounds">Of inquiry, until somebody was found.</param>
/// <param name="Asked">How many were asked.</param>
/// <param name="Hours">Working hours from the approval to the booking.</param>
internal sealed record FoundTeacher(int Rounds, int Asked, int Hours);

/// <summary>
/// A season in working hours: courses come over eight weeks, teachers accept, decline or stay silent, and who said yes to
/// something else meanwhile counts as a no. What somebody would say, and when, depends on course and teacher alone.
/// </summary>
/// <param name="plan">Null where each course asks its own best.</param>
internal sealed class SeasonOfQuestions(PlanProblem city, int atOnce, Func<PlanProblem, PlanAnswer>? plan)
{
    private const int HoursOfApprovals = 40 * 8;
    private const int HoursOfAll = HoursOfApprovals + 60 * 8;
    private const int Deadline = 24;
    private const double Accepts = 0.55;
    private const double Declines = 0.25;

    private readonly PlanLoad load = new(city);
    private readonly Dictionary<int, List<(string Teacher, int At)>> open = [];
    private readonly Dictionary<int, HashSet<string>> asked = [];
    private readonly Dictionary<int, int> rounds = [];
    private readonly Dictionary<int, string> booked = [];
    private readonly List<FoundTeacher> found = [];

    /// <summary>How many said yes to a course whose time they had given to another meanwhile.</summary>
    public int SpoiltYes { get; private set; }

    public IReadOnlyList<FoundTeacher> Run()
    {
        for (var hour = 0; hour < HoursOfAll; hour++)
        {
            foreach (var course in open.Keys.ToList())
                Judge(course, hour);
            var waiting = Enumerable.Range(0, city.Courses.Count).Where(course => Waits(course, hour)).ToList();
            if (waiting.Count > 0)
                Ask(waiting, hour);
        }

        return found;
    }

    private bool Waits(int course, int hour) =>
        ApprovedAt(course) <= hour && !open.ContainsKey(course) && !booked.ContainsKey(course);

    private void Judge(int course, int hour)
    {
        var verdict = InquiryRules.Winner([
            .. open[course].Select(one => new RankedAnswer(one.Teacher, AnswerOf(course, one.Teacher, hour - one.At))),
        ]);
        if (verdict.Decision == InquiryDecision.Wait)
            return;
        SpoiltYes += open[course].Count(one => IsSpoilt(course, one.Teacher, hour - one.At));
        if (verdict is { Decision: InquiryDecision.Winner, TeacherId: { } teacher })
        {
            load.Give(teacher, course);
            booked[course] = teacher;
            found.Add(new FoundTeacher(rounds[course], asked[course].Count, hour - ApprovedAt(course)));
        }

        open.Remove(course);
    }

    private InquiryAnswer AnswerOf(int course, string teacher, int after)
    {
        var (says, when) = WouldSay(course, teacher);
        if (says >= Accepts + Declines)
            return after >= Deadline ? InquiryAnswer.Silent : InquiryAnswer.Open;
        if (after < when)
            return InquiryAnswer.Open;
        return says < Accepts && load.Fits(teacher, course) ? InquiryAnswer.Accepted : InquiryAnswer.Declined;
    }

    private bool IsSpoilt(int course, string teacher, int after) =>
        WouldSay(course, teacher) is { Says: < Accepts } would && after >= would.When && !load.Fits(teacher, course);

    private static (double Says, int When) WouldSay(int course, string teacher)
    {
        var person = new Random(course * 7919 + int.Parse(teacher.AsSpan(1), CultureInfo.InvariantCulture));
        return (person.NextDouble(), person.Next(1, 20));
    }

    private void Ask(IReadOnlyList<int> waiting, int hour)
    {
        if (plan is null)
            foreach (var course in waiting)
                Open(course, [.. Free(course).Take(atOnce).Select(option => option.TeacherId)], hour);
        else
            AskByPlan(waiting, hour, plan);
    }

    private void AskByPlan(IReadOnlyList<int> waiting, int hour, Func<PlanProblem, PlanAnswer> make)
    {
        var courses = waiting
            .Select(at => city.Courses[at] with { Options = [.. Free(at).Where(one => IsNotHeld(one.TeacherId, at))] })
            .ToList();
        var problem = new PlanProblem(courses, city.Teachers.Values.Select(WithHeld), new MatchingSettings());
        var answer = make(problem);
        var order = AskOrder.Of(problem, answer.Assignments, atOnce);
        foreach (var course in waiting)
            Open(course, order[city.Courses[course].CourseId], hour);
    }

    private IEnumerable<PlanOption> Free(int course) =>
        city.Courses[course]
            .Options.Where(option =>
                !(asked.GetValueOrDefault(course)?.Contains(option.TeacherId) ?? false)
                && load.Fits(option.TeacherId, course)
            );

    // Who is asked first elsewhere keeps that time free.
    private bool IsNotHeld(string teacher, int course) =>
        !open.Any(one => one.Value[0].Teacher == teacher && city.Clashes.Between(course, one.Key));

    // What is booked, and what is held for who is asked first elsewhere.
    private PlanTeacher WithHeld(PlanTeacher teacher) =>
        teacher with
        {
            Bookings =
            [
                .. teacher.Bookings,
                .. booked.Where(one => one.Value == teacher.TeacherId).SelectMany(one => city.Courses[one.Key].Lessons),
                .. open.Where(one => one.Value[0].Teacher == teacher.TeacherId)
                    .SelectMany(one => city.Courses[one.Key].Lessons),
            ],
        };

    private void Open(int course, IReadOnlyList<string> teachers, int hour)
    {
        if (teachers.Count == 0)
            return;
        open[course] = [.. teachers.Select(teacher => (teacher, hour))];
        (asked.TryGetValue(course, out var known) ? known : asked[course] = []).UnionWith(teachers);
        rounds[course] = rounds.GetValueOrDefault(course) + 1;
    }

    private static int ApprovedAt(int course) => new Random(course).Next(HoursOfApprovals);
}
