using Delivery.Domain.Calendar;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Ordering;

/// <summary>What the form, page and history of a year's calendar show: days in a row are one line.</summary>
public static class CalendarFields
{
    public static IReadOnlyList<FieldGroup> Groups { get; } =
    [
        new(
            "放假和调休",
            [
                new(
                    "off",
                    "放假的日子",
                    FieldKind.Lines,
                    Hint: "照国务院办公厅的通知，连同假期里的周末。一行一天或一段，如 2026-10-01 至 2026-10-07",
                    Required: true,
                    Words: Shown
                ),
                new(
                    "work",
                    "调休上班的周末",
                    FieldKind.Lines,
                    Hint: "一行一天，如 2026-10-10",
                    Nothing: "没有",
                    Words: Shown
                ),
            ]
        ),
    ];

    public static EntryValues ValuesOf(CalendarYear year) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["off"] = LinesOf(year.Off),
                ["work"] = LinesOf(year.Work),
            }
        );

    /// <summary>2026年10月1日—10月7日（7天）; a line that is no span of days stays as it is.</summary>
    private static string Shown(string line) =>
        line.Split(" 至 ").Select(ReadDay).ToList() switch
        {
            [{ } day] => $"{Dates.FullDay(day)}（{Dates.Weekday(day.DayOfWeek)}）",
            [{ } first, { } last] => $"{Dates.FullSpan(first, last)}（{last.DayNumber - first.DayNumber + 1}天）",
            _ => line,
        };

    private static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;

    /// <summary>2026-10-01 至 2026-10-07</summary>
    public static string LinesOf(IEnumerable<DateOnly> days) =>
        string.Join(
            '\n',
            days.Order()
                .Index()
                // Days that follow one another have the same distance to their place in the order.
                .GroupBy(day => day.Item.DayNumber - day.Index, day => day.Item)
                .Select(span =>
                    span.First() == span.Last()
                        ? Dates.Iso(span.First())
                        : $"{Dates.Iso(span.First())} 至 {Dates.Iso(span.Last())}"
                )
        );
}
