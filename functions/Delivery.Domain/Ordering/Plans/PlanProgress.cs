using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering.Plans;

/// <summary>A line of a plan beside what became of it. A line that was ordered and never planned has nothing planned.</summary>
/// <param name="Ordered">Lessons of live orders.</param>
/// <param name="Held">Lessons that took place.</param>
public sealed record PlanLine(Season? Season, string Discipline, int Planned, int Ordered, int Held, string Audience);

/// <summary>What of a plan was ordered, and held.</summary>
public static class PlanProgress
{
    /// <param name="plan">Null where the street has filed none.</param>
    /// <param name="held">How many lessons of each order are over, as they stand after changes; none where it has none.</param>
    public static IReadOnlyList<PlanLine> Of(
        AnnualPlan? plan,
        IEnumerable<Order> orders,
        IReadOnlyDictionary<string, int> held,
        SeasonMonths months
    )
    {
        var ordered = orders
            .Where(order => order.Stage.IsLive())
            .GroupBy(order => (Season: months.SeasonOf(order.Request.FirstDay()), order.Request.Discipline))
            .ToDictionary(same => same.Key, same => same.ToList());
        IReadOnlyList<PlanItem> items = plan?.Items ?? [];
        var planned = items.Select(item =>
            Line(
                item.Season,
                item.Discipline,
                item.Lessons,
                item.Audience,
                ordered.GetValueOrDefault((item.Season, item.Discipline)) ?? [],
                held
            )
        );
        var unplanned = ordered
            .Where(same => items.All(item => (item.Season, item.Discipline) != same.Key))
            .Select(same => Line(same.Key.Season, same.Key.Discipline, 0, string.Empty, same.Value, held));
        return
        [
            .. planned
                .Concat(unplanned)
                .OrderBy(line => line.Season?.Kind)
                .ThenBy(line => line.Discipline, StringComparer.Ordinal),
        ];
    }

    private static PlanLine Line(
        Season? season,
        string discipline,
        int planned,
        string audience,
        IReadOnlyList<Order> orders,
        IReadOnlyDictionary<string, int> held
    ) =>
        new(
            season,
            discipline,
            planned,
            orders.Sum(order => order.Request.Lessons.Count),
            orders.Where(order => HasTeacher(order.Stage)).Sum(order => held.GetValueOrDefault(order.OrderId)),
            audience
        );

    /// <summary>All lessons of a street's orders of a year, as the lines of its plan add up to.</summary>
    public static (int Ordered, int Held) Totals(
        IEnumerable<(string OrderId, OrderStage Stage, int Lessons)> orders,
        IReadOnlyDictionary<string, int> held
    )
    {
        var live = orders.Where(order => order.Stage.IsLive()).ToList();
        return (
            live.Sum(order => order.Lessons),
            live.Where(order => HasTeacher(order.Stage)).Sum(order => held.GetValueOrDefault(order.OrderId))
        );
    }

    private static bool HasTeacher(OrderStage stage) =>
        stage is OrderStage.Confirmed or OrderStage.InDelivery or OrderStage.Completed or OrderStage.Closed;
}
