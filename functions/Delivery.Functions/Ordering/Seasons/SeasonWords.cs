using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Seasons;

/// <summary>What is left of a season, and what is special about its days, in a street's words.</summary>
internal static class SeasonWords
{
    /// <summary>武术类还可选 1 个项目 · 太极拳还可排 7 节</summary>
    public static string Left(SeasonRoom room, Discipline discipline)
    {
        var lessons = $"{discipline.Name}还可排 {room.LessonsFor(discipline.Code)} 节";
        return discipline.Category.IsSkill()
            ? $"{discipline.Category.Label()}还可选 {room.DisciplinesIn(discipline.Category)} 个项目 · {lessons}"
            : lessons;
    }

    /// <summary>还可排 7 节, or 本季已满.</summary>
    public static string Short(SeasonRoom room, Discipline discipline) =>
        room.Takes(discipline) ? $"还可排 {room.LessonsFor(discipline.Code)} 节" : "本季已满";

    /// <summary>周四 放假, 周六 调休上班, 周一; null for what is no date.</summary>
    public static string? OfDay(string typed, WorkingCalendar calendar) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? $"{Dates.Weekday(day.DayOfWeek)}{(Special(day, calendar) is { } special ? $" {special}" : null)}"
            : null;

    /// <summary>What the notice says of a day; null for an ordinary one, and in a year that is not loaded.</summary>
    public static string? Special(DateOnly day, WorkingCalendar calendar) =>
        !calendar.HasYear(day.Year) ? null
        : calendar.IsHoliday(day) ? "放假"
        : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && calendar.IsWorkingDay(day) ? "调休上班"
        : null;

    /// <summary>放假：9月25日—27日、10月1日—7日；调休上班：9月20日; null where there are none.</summary>
    public static string? Holidays(DateOnly from, DateOnly to, WorkingCalendar calendar)
    {
        var days = Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(from.AddDays).ToList();
        var parts = new[] { "放假", "调休上班" }
            .Select(kind => (kind, Spans: SpansOf(days.Where(day => Special(day, calendar) == kind))))
            .Where(part => part.Spans.Count > 0)
            .Select(part => $"{part.kind}：{string.Join("、", part.Spans)}");
        return string.Join("；", parts) is { Length: > 0 } text ? text : null;
    }

    private static List<string> SpansOf(IEnumerable<DateOnly> days)
    {
        var spans = new List<(DateOnly First, DateOnly Last)>();
        foreach (var day in days)
            if (spans.Count > 0 && spans[^1].Last.AddDays(1) == day)
                spans[^1] = (spans[^1].First, day);
            else
                spans.Add((day, day));
        return
        [
            .. spans.Select(span =>
                span.First == span.Last ? Dates.Day(span.First) : Dates.DaySpan(span.First, span.Last)
            ),
        ];
    }
}
