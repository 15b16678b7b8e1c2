using Delivery.Domain.Calendar;

namespace Delivery.Pages.Ordering;

/// <summary>A month as a grid of weeks, Monday to Sunday, with an order's lessons in it.</summary>
/// <param name="Days">All of the month, in order.</param>
public sealed record LessonMonth(Month Month, IReadOnlyList<LessonDay> Days)
{
    /// <summary>So many of the order's lessons lie in it.</summary>
    public int Lessons => Days.Sum(day => day.Lessons);

    /// <summary>Empty places before the first day, so that it stands under its weekday.</summary>
    public int Ahead => ((int)Month.First.DayOfWeek + 6) % 7;
}

/// <summary>One day of the grid.</summary>
/// <param name="Words">What tells it apart: 休, 班, 他课, 重叠, 第3节; null for an ordinary day.</param>
/// <param name="Lessons">So many of the order's lessons lie on it.</param>
/// <param name="TooEarly">No lesson may lie on it yet: the order would have had to be filed before.</param>
public sealed record LessonDay(DateOnly Day, string? Words, int Lessons = 0, bool TooEarly = false);
