using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>
/// By when an order is to be decided, counted from its latest filing in working days of the rules that held then (section 2.3:
/// reminded after two, its manager told after four). Always 17:00 in Shanghai; null where the days reach into a year
/// that is not loaded.
/// </summary>
public static class ReviewDeadlines
{
    private const int Hour = 17;

    /// <summary>What streets are promised, and when staff are reminded.</summary>
    /// <param name="rules">As of <see cref="Order.TurnSince"/>.</param>
    public static DateTimeOffset? ReminderOf(Order order, WorkingCalendar calendar, OrderSettings rules)
    {
        ArgumentNullException.ThrowIfNull(order);
        return ReminderOf(order.TurnSince, calendar, rules);
    }

    /// <param name="filed">Its latest filing.</param>
    public static DateTimeOffset? ReminderOf(DateTimeOffset filed, WorkingCalendar calendar, OrderSettings rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return After(filed, calendar, rules.ReviewReminderWorkingDays);
    }

    /// <summary>When their manager is told.</summary>
    /// <param name="rules">As of <see cref="Order.TurnSince"/>.</param>
    public static DateTimeOffset? EscalationOf(Order order, WorkingCalendar calendar, OrderSettings rules)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(rules);
        return After(order.TurnSince, calendar, rules.ReviewEscalationWorkingDays);
    }

    private static DateTimeOffset? After(DateTimeOffset filed, WorkingCalendar calendar, int days) =>
        Deadlines.Find(calendar, ShanghaiTime.DateOf(filed), days, Hour);
}
