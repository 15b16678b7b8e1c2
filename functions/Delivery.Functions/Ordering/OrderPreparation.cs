using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering;

/// <summary>What a street has still to prepare of its courses: on the order's page, and among what is waited for.</summary>
public sealed class OrderPreparation(
    Courses courses,
    Enrolments enrolments,
    CheckIns checkIns,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    // Nobody is told in September of what is due in November.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <returns>Null while there is nothing to prepare for.</returns>
    /// <param name="known">Null while nothing is prepared.</param>
    public async Task<PreparationLines?> OfAsync(
        Order order,
        Course? course,
        IReadOnlyList<Lesson> lessons,
        Preparation? known
    )
    {
        if (course is not { IsOpen: true } || !order.IsPrepared)
            return null;
        var head = (await enrolments.HeadAsync(order.OrderId))?.Value ?? enrolments.Begin(course);
        var items = await ItemsAsync(known ?? new Preparation(order.OrderId), course.Discipline, FirstOf(lessons));
        return new PreparationLines(
            order.OrderId,
            items,
            head.IsOpen || head.Taken > 0
                ? $"已报 {head.Taken} 人，名额 {head.Capacity} 个{(head.Waiting > 0 ? $"，候补 {head.Waiting} 人" : "")}"
                : "没有开放网上报名",
            clock.GetUtcNow()
        );
    }

    /// <summary>How many are known to have come to each lesson, where the street has not counted yet.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CameAsync(string courseId, IEnumerable<Lesson> lessons) =>
        lessons.Any(lesson => lesson.Headcount is null && lesson.Start <= clock.GetUtcNow())
            ? (await checkIns.OfCourseAsync(courseId)).ToDictionary(one => one.Key, one => one.Value.Count)
            : new Dictionary<string, int>();

    /// <summary>Open items of a street's years that are due soon or late.</summary>
    /// <param name="listed">The street's lessons as they stand, of the month before and this one at least.</param>
    public async Task<IReadOnlyList<Todo>> TodosAsync(
        IReadOnlyList<StreetYear> years,
        IReadOnlyList<LessonOfMonth> listed,
        IReadOnlyDictionary<string, Discipline> disciplines
    )
    {
        var todos = new List<Todo>();
        var standing = listed.ToLookup(lesson => lesson.CourseId, StringComparer.Ordinal);
        foreach (var year in years)
        foreach (var order in year.Orders.Where(order => order.IsPrepared))
            todos.AddRange(
                await TodosAsync(
                    order,
                    year.Prepared.GetValueOrDefault(order.OrderId) ?? new Preparation(order.OrderId),
                    standing[order.OrderId].MinBy(lesson => lesson.Start),
                    disciplines
                )
            );
        return todos;
    }

    private async Task<IEnumerable<Todo>> TodosAsync(
        Order order,
        Preparation preparation,
        LessonOfMonth? firstListed,
        IReadOnlyDictionary<string, Discipline> disciplines
    )
    {
        if (disciplines.GetValueOrDefault(order.Request.Discipline) is not { } discipline)
            return [];
        var asked = FirstOf(Course.LessonsOf(order));
        if ((await ItemsAsync(preparation, discipline, asked)).All(item => item.IsDone))
            return [];
        var items = await ItemsAsync(preparation, discipline, await FirstAsync(order.OrderId, asked, firstListed));
        var open = items.Where(item => !item.IsDone && !(item.Due - clock.GetUtcNow() >= Ahead)).ToList();
        var before = open.Where(item => item.Step != PreparationStep.Roster).ToList();
        List<Todo> todos = [];
        if (before.Count > 0)
            todos.Add(
                new Todo(
                    $"{discipline.Name}开课准备：{string.Join('、', before.Select(item => item.Step.Label()))}",
                    $"{Paths.Order(order.OrderId)}#preparation",
                    "去办",
                    before.Min(item => item.Due)
                )
            );
        if (open.Find(item => item.Step == PreparationStep.Roster) is { } roster)
            todos.Add(new Todo($"交{discipline.Name}的学员名单", Paths.Roster(order.OrderId), "去交", roster.Due));
        return todos;
    }

    // A change may have moved the first lesson, or cancelled it. The lists of the months say so, where it was asked for one of
    // them; otherwise the course itself does.
    private async Task<Lesson> FirstAsync(string courseId, Lesson asked, LessonOfMonth? listed)
    {
        var month = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        if (listed is not null && Month.Of(asked.Date).CompareTo(month.Previous) >= 0)
            return asked with { Start = listed.Start, Minutes = listed.Minutes };
        return (await courses.FindWithLessonsAsync(courseId)) is { Lessons: var lessons } ? FirstOf(lessons) : asked;
    }

    private static Lesson FirstOf(IReadOnlyList<Lesson> lessons) =>
        lessons.Where(lesson => lesson.Status != LessonStatus.Cancelled).MinBy(lesson => lesson.Start) ?? lessons[0];

    private async Task<IReadOnlyList<PreparationItem>> ItemsAsync(
        Preparation preparation,
        Discipline discipline,
        Lesson first
    ) =>
        PreparationRules.Items(
            preparation,
            !string.IsNullOrWhiteSpace(discipline.Equipment),
            first.Start,
            first.End,
            await calendars.LoadAsync(),
            settings.At(first.Start).Teaching
        );
}
