using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Ordering.Home;

/// <summary>
/// A street's lessons as they stand, from the lists of their months: an order says what was asked for, and stays as it is
/// when a change moves a lesson or cancels it.
/// </summary>
public sealed class StreetLessons(LessonLists lists)
{
    // Ten lessons a week apart that begin on the last day of December end in March, and April reports of March.
    private const int LastOfLastYear = 4;

    /// <summary>The lessons of some months, each once, in order.</summary>
    /// <param name="together">Among the streets that are read at once; null for a street alone.</param>
    public async Task<IReadOnlyList<LessonOfMonth>> OfAsync(
        string street,
        Month from,
        Month to,
        StreetsTogether? together = null
    )
    {
        var months = new List<Month>();
        for (var month = from; month.CompareTo(to) <= 0; month = month.Next)
            months.Add(month);
        var read = await Task.WhenAll(
            months.Select(month => together?.LessonsAsync(month, street) ?? lists.OfMonthAsync(month, street))
        );
        // What nobody said anything about stands in the month after as well.
        return [.. read.SelectMany(of => of).DistinctBy(lesson => lesson.LessonId).OrderBy(lesson => lesson.Start)];
    }

    /// <summary>
    /// Those of which something may still be said, from the month before on; of a street that had no course this year only
    /// while last year's may still wait.
    /// </summary>
    /// <param name="ahead">How far from now on they are shown.</param>
    /// <param name="forPlan">With a plan, from its first lesson on.</param>
    public async Task<IReadOnlyList<LessonOfMonth>> UnderWayAsync(
        string street,
        StreetYear whole,
        DateTimeOffset now,
        TimeSpan ahead = default,
        bool forPlan = false,
        StreetsTogether? together = null
    )
    {
        var taught = whole.Orders.Where(order => order.IsPrepared || order.Stage == OrderStage.Closed).ToList();
        var before = Month.Of(ShanghaiTime.DateOf(now)).Previous;
        if (taught.Count == 0 && before.Next.Number > LastOfLastYear)
            return [];
        var first = forPlan && whole.Plan is not null && taught.Count > 0 ? FirstOf(taught) : before;
        var from = first.CompareTo(before) < 0 ? first : before;
        return await OfAsync(street, from, Month.Of(ShanghaiTime.DateOf(now + ahead)), together);
    }

    /// <summary>How many lessons of each order are over by now, by the order's id; of a street's orders of one year.</summary>
    public async Task<IReadOnlyDictionary<string, int>> HeldAsync(
        string street,
        IReadOnlyList<Order> orders,
        DateTimeOffset now
    ) =>
        orders.Count == 0
            ? new Dictionary<string, int>()
            : HeldOf(await OfAsync(street, FirstOf(orders), Month.Of(ShanghaiTime.DateOf(now))), now);

    public static IReadOnlyDictionary<string, int> HeldOf(IEnumerable<LessonOfMonth> lessons, DateTimeOffset now) =>
        lessons
            .Where(lesson => lesson.Start.AddMinutes(lesson.Minutes) <= now)
            .CountBy(lesson => lesson.CourseId)
            .ToDictionary();

    /// <summary>The first month in which a lesson of these orders may lie: a change may have moved it before all others.</summary>
    public static Month FirstOf(IEnumerable<Order> orders) =>
        Month.Of(orders.Min(order => order.Request.FirstDay())).Previous;
}
