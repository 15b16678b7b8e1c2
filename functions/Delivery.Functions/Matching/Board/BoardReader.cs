using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Matching.Board;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Matching.Board;

/// <summary>Reads the courses that wait once, ranks those that are shown, and each of their teachers once.</summary>
public sealed class BoardReader(
    WaitingCourses waiting,
    MatchingPlans plans,
    WholePlan whole,
    PlanInput input,
    Inquiries inquiries,
    Registers registers,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    // More than anybody looks through at once; the filters show the others.
    private const int Most = 30;

    public async Task<BoardModel> ReadAsync(PageFrame frame, Caller caller, string district, string discipline)
    {
        var turns = await plans.TurnsAsync();
        var all = await waiting.ListedAsync();
        var found = all.Where(course => district.Length == 0 || course.District == district)
            .Where(course => discipline.Length == 0 || course.Discipline == discipline)
            .ToList();
        var shown = found.Take(Most).ToList();
        var cards = new BoardCards(
            await input.ReadAsync(await PlannedAsync(shown, turns), turns),
            await SearchesAsync(shown, turns),
            caller,
            settings.Matching,
            await calendars.LoadAsync(),
            clock.GetUtcNow()
        );
        var names = (await registers.Disciplines.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        return new BoardModel(
            frame,
            Guid.NewGuid().ToString("N"),
            Chips(all.Select(one => (one.District, one.District)), "district", district, ("discipline", discipline)),
            Chips(
                all.Select(one => (one.Discipline, names.GetValueOrDefault(one.Discipline, one.Discipline))),
                "discipline",
                discipline,
                ("district", district)
            ),
            found.Count,
            cards.Courses(),
            cards.Teachers(),
            caller.May(Role.Matcher)
        );
    }

    private async Task<IReadOnlyList<CourseToPlan>> PlannedAsync(
        IReadOnlyList<OrderListing> shown,
        IReadOnlyList<PlanTurn> turns
    )
    {
        var byCourse = turns.ToDictionary(turn => turn.CourseId, StringComparer.Ordinal);
        var planned = new List<CourseToPlan>();
        foreach (var course in await waiting.ReadAsync(shown))
            planned.Add(await whole.ToPlanAsync(course, byCourse.GetValueOrDefault(course.Course.CourseId)));
        return planned;
    }

    // Answers are awaited only of those who were asked.
    private async Task<IReadOnlyDictionary<string, CourseSearch>> SearchesAsync(
        IReadOnlyList<OrderListing> shown,
        IReadOnlyList<PlanTurn> turns
    )
    {
        var byCourse = turns.ToDictionary(turn => turn.CourseId, StringComparer.Ordinal);
        var searches = new Dictionary<string, CourseSearch>(StringComparer.Ordinal);
        foreach (var (id, stage) in shown.Select(listing => (listing.OrderId, listing.Stage)))
        {
            var turn = byCourse.GetValueOrDefault(id);
            var asked = turn is { IsWaiting: false } ? await inquiries.OfCourseAsync(id) : [];
            searches[id] = new CourseSearch(stage, turn, [.. asked.Select(one => one.Value)]);
        }

        return searches;
    }

    private static IReadOnlyList<FilterChip> Chips(
        IEnumerable<(string Value, string Text)> values,
        string name,
        string chosen,
        (string Name, string Value) other
    ) =>
        [
            new("全部", PathOf(name, "", other), chosen.Length == 0),
            .. values
                .GroupBy(one => one.Value, StringComparer.Ordinal)
                .OrderByDescending(same => same.Count())
                .ThenBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => new FilterChip(
                    same.First().Text,
                    PathOf(name, same.Key, other),
                    same.Key == chosen,
                    same.Count()
                )),
        ];

    private static string PathOf(string name, string value, (string Name, string Value) other) =>
        Paths.MatchingBoard
        + QueryString.Create(
            new[] { (name, value), other }
                .Where(one => one.Item2.Length > 0)
                .Select(one => KeyValuePair.Create(one.Item1, (string?)one.Item2))
        );
}
