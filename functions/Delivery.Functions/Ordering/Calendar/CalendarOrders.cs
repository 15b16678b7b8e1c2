using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Calendar;

/// <summary>
/// Which filed orders another calendar would touch: those without a teacher one by one, since they can still be put right,
/// confirmed lessons by their day, since they go on whatever the day is called.
/// </summary>
public sealed class CalendarOrders(
    OrderLists orders,
    StreetYears streetYears,
    LessonLists lessons,
    CurrentSettings settings
)
{
    private const int OnePage = 999;
    private const int MostNamed = 20;

    private static readonly OrderStage[] WithoutTeacher =
    [
        OrderStage.Submitted,
        OrderStage.Returned,
        OrderStage.Approved,
        OrderStage.Matching,
        OrderStage.Unmatched,
    ];

    /// <summary>In sentences, at most twenty of each kind.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(
        CalendarYear changed,
        WorkingCalendar before,
        WorkingCalendar after,
        DateOnly today
    )
    {
        var holidays = CalendarChange.NewHolidays(changed, before, after, today);
        var filed = await FiledAsync(today);
        return
        [
            .. Short([.. filed.Select(order => Unticked(order, holidays)).OfType<string>()]),
            .. Short([.. filed.Select(order => TooEarly(order, before, after)).OfType<string>()]),
            .. await TaughtAsync(holidays),
        ];
    }

    private static string? Unticked(Order order, IReadOnlyCollection<DateOnly> holidays) =>
        CalendarChange.UntickedHolidays(order, holidays) is { Count: > 0 } days
            ? $"订单 {order.OrderId} 有课在新的放假日（{string.Join('、', days.Select(Dates.Day))}），街镇没有勾选“节假日照常上课”，请与街镇确认"
            : null;

    // What is approved was judged by the calendar of its day, and stays approved.
    private string? TooEarly(Order order, WorkingCalendar before, WorkingCalendar after) =>
        order.Stage is OrderStage.Submitted or OrderStage.Returned
        && CalendarChange.EarliestInstead(order, before, after, settings.Ordering) is { } earliest
            ? $"订单 {order.OrderId} 等待审核，首课{Dates.Day(order.Request.FirstDay())}；按新的年历，它申报时最早可排{Dates.Day(earliest)}"
            : null;

    private async Task<IEnumerable<string>> TaughtAsync(IReadOnlyList<DateOnly> holidays)
    {
        var said = new List<string>();
        foreach (var day in holidays)
            if ((await lessons.OfDayAsync(day)).Count is > 0 and var count)
                said.Add($"{Dates.Day(day)}将放假，已有{count}节课定在这一天；课照常上，要改的请办理更改");
        return said;
    }

    private async Task<IReadOnlyList<Order>> FiledAsync(DateOnly today)
    {
        var found = new List<Order>();
        string? after = null;
        do
        {
            var page = await orders.PageAsync(list: null, WithoutTeacher, streets: null, after, OnePage);
            var waiting = page.Rows.Select(row => row.Value.OrderId).ToHashSet(StringComparer.Ordinal);
            // A range for each street and year rather than a read for each order: in the season's intake they are many.
            var read = await Task.WhenAll(
                waiting
                    .Select(OrderId.Parse)
                    .Select(parts => (parts.StreetCode, parts.Year))
                    .Distinct()
                    .Select(one => streetYears.OrdersAsync(one.StreetCode, one.Year))
            );
            found.AddRange(
                read.SelectMany(some => some)
                    .Select(order => order.Value)
                    .Where(order => waiting.Contains(order.OrderId) && WithoutTeacher.Contains(order.Stage))
                    .Where(order => order.Request.Lessons.Any(lesson => lesson.Date >= today))
            );
            after = page.After;
        } while (after is not null);
        return
        [
            .. found.OrderBy(order => order.Request.FirstDay()).ThenBy(order => order.OrderId, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Short(IReadOnlyList<string> sentences) =>
        sentences.Count <= MostNamed
            ? sentences
            : [.. sentences.Take(MostNamed), $"这样的订单还有{sentences.Count - MostNamed}张"];
}
