using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Matching.Plan;

/// <summary>
/// Every course that waits for a teacher, each once, as a plan of the whole city sees it. Who is being asked first for a
/// course stays so.
/// </summary>
public sealed class WholePlan(
    WaitingCourses waiting,
    MatchingPlans plans,
    PlanInput input,
    PlanMaker maker,
    FreshIds ids,
    TimeProvider clock
)
{
    /// <param name="mostSeconds">Where somebody waits for the answer; null searches as long as the setting allows.</param>
    public async Task<MadePlan> MakeAsync(string by, int? mostSeconds = null) =>
        Make(by, await FactsAsync(), mostSeconds);

    public MadePlan Make(string by, PlanFacts facts, int? mostSeconds = null)
    {
        var now = clock.GetUtcNow();
        return maker.Make(MatchingPlans.IdAt(now, ids.At(now).ToString("N")), by, facts, mostSeconds);
    }

    public async Task<PlanFacts> FactsAsync()
    {
        var turns = await plans.TurnsAsync();
        var byCourse = turns.ToDictionary(turn => turn.CourseId, StringComparer.Ordinal);
        var courses = new List<CourseToPlan>();
        foreach (var course in await waiting.AllAsync())
            courses.Add(await ToPlanAsync(course, byCourse.GetValueOrDefault(course.Course.CourseId)));
        return await input.ReadAsync(courses, turns);
    }

    /// <param name="turn">The course's; null while nobody looks for a teacher.</param>
    public async Task<CourseToPlan> ToPlanAsync(CourseWithLessons course, PlanTurn? turn)
    {
        var declined = turn is { Round: 1, IsWaiting: true }
            ? new HashSet<string>()
            : await input.DeclinedAsync(course, turn?.Round ?? 0, isAsking: turn is { IsWaiting: false });
        return new CourseToPlan(course, turn?.Round ?? 0, declined, turn?.Teacher, turn?.OnHold);
    }
}
