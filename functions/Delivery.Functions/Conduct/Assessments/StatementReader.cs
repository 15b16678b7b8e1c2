using Delivery.Domain.Conduct.Assessments;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Ordering;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>
/// A street's year in lessons, from its own rows, as they are now: its months' lists and reports, its orders of two years,
/// and the changes of those courses only that lack a lesson in the lists. Its place is the one among what the others had
/// some minutes ago.
/// </summary>
public sealed class StatementReader(
    StreetYearReader years,
    CityStandings standings,
    StreetYears streetYears,
    CourseChanges changes,
    Storage.Settlement.Statements statements,
    Registers registers,
    TimeProvider clock
)
{
    /// <returns>Null when there is no such street.</returns>
    public async Task<StreetStatement?> ReadAsync(string code, int year)
    {
        if (await registers.Streets.FindAsync(code) is not { Value: var street })
            return null;
        var listed = new ListedYear(year, clock.GetUtcNow());
        var own = await years.OfStreetAsync(year, street, listed.Add);
        var city = await standings.OfAsync(year);
        var ranked = city.RankedWith(own, years.FormulaOf(year));
        return new StreetStatement(
            code,
            street.Name,
            street.District,
            year,
            [.. listed.Lessons(), .. await UnlistedAsync(code, year, listed)],
            (await statements.OfStreetAsync(code, year)).Sum(line => line.Gross),
            listed.OpenFeedback(),
            ranked.FirstOrDefault(one => one.Year.Street == code),
            StreetPlace.Of(ranked, code),
            city.At
        );
    }

    // An order bears the year of its first lesson: its last ones may lie in the next.
    private async Task<IReadOnlyList<YearLesson>> UnlistedAsync(string street, int year, ListedYear listed)
    {
        var names = (await registers.Disciplines.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        var lessons = new List<YearLesson>();
        foreach (var of in new[] { year - 1, year })
        foreach (var order in (await streetYears.OrdersAsync(street, of)).Select(row => row.Value))
            // One that went on under another street's number is that street's.
            if (order.MovedTo is null)
                lessons.AddRange(await UnlistedAsync(order, year, listed, names));
        return lessons;
    }

    private async Task<IEnumerable<YearLesson>> UnlistedAsync(
        Order order,
        int year,
        ListedYear listed,
        IReadOnlyDictionary<string, string> names
    )
    {
        var unlisted = order
            .Request.LessonsInOrder()
            .Select((time, at) => (time.Date.Year, Id: LessonId.Format(order.OrderId, at + 1)))
            .Where(lesson => lesson.Year == year && !listed.Has(lesson.Id))
            .Select(lesson => lesson.Id)
            .ToList();
        if (unlisted.Count == 0)
            return [];
        var called = order.WasConfirmed ? await CalledOffAsync(order.OrderId) : [];
        var name = names.GetValueOrDefault(order.Request.Discipline, order.Request.Discipline);
        return unlisted.Select(id => new YearLesson(id, name, called.GetValueOrDefault(id, FateOf(order.Stage))));
    }

    private async Task<Dictionary<string, LessonFate>> CalledOffAsync(string courseId)
    {
        var called = new Dictionary<string, LessonFate>(StringComparer.Ordinal);
        var asked = (await changes.FindCourseAsync(courseId))?.Changes ?? [];
        foreach (var change in asked.Where(one => one.State == ChangeState.Approved))
        foreach (var lesson in change.Lessons.Where(one => one.To is null))
            called[lesson.LessonId] = FateOf(change);
        return called;
    }

    private static LessonFate FateOf(ChangeRequest change) =>
        change.NobodyAsked
            ? LessonFate.WithoutTeacher
            : change.Side switch
            {
                ChangeSide.Street => LessonFate.CancelledByStreet,
                ChangeSide.Teacher => LessonFate.CancelledByTeacher,
                _ => LessonFate.CancelledByStaff,
            };

    private static LessonFate FateOf(OrderStage stage) => stage.IsFinal() ? LessonFate.NotRun : LessonFate.Waiting;
}
