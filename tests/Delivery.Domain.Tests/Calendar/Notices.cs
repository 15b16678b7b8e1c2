using Delivery.Domain.Calendar;

namespace Delivery.Domain.Tests.Calendar;

/// <summary>The State Council's notices for 2025 and 2026, as the calendar is told them.</summary>
public static class Notices
{
    public static CalendarYear Of2025 { get; } =
        new(
            2025,
            Off(
                ("2025-01-01", "2025-01-01"),
                ("2025-01-28", "2025-02-04"),
                ("2025-04-04", "2025-04-06"),
                ("2025-05-01", "2025-05-05"),
                ("2025-05-31", "2025-06-02"),
                ("2025-10-01", "2025-10-08")
            ),
            Work("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11")
        );

    public static CalendarYear Of2026 { get; } =
        new(
            2026,
            Off(
                ("2026-01-01", "2026-01-03"),
                ("2026-02-15", "2026-02-23"),
                ("2026-04-04", "2026-04-06"),
                ("2026-05-01", "2026-05-05"),
                ("2026-06-19", "2026-06-21"),
                ("2026-09-25", "2026-09-27"),
                ("2026-10-01", "2026-10-07")
            ),
            Work("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")
        );

    public static WorkingCalendar Calendar { get; } = new([Of2025, Of2026]);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static HashSet<DateOnly> Off(params (string First, string Last)[] spans) =>
        [.. spans.SelectMany(s => Days(Day(s.First), Day(s.Last)))];

    private static HashSet<DateOnly> Work(params string[] days) => [.. days.Select(Day)];

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last) =>
        Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);
}
