using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>A teacher's times as one line each: written as they are read back.</summary>
public static class TeacherTimesText
{
    private static readonly DayOfWeek[] Week = [.. Enumerable.Range(1, 7).Select(day => (DayOfWeek)(day % 7))];

    /// <summary>周一 09:00-12:00</summary>
    public static string Of(Availability free) =>
        $"{Dates.Weekday(free.Day)} {Time(free.From)}-{(free.To == TimeOnly.MinValue ? "24:00" : Time(free.To))}";

    /// <summary>2026-10-01 至 2026-10-07 for whole days, else with the times of day.</summary>
    public static string Of(Absence away) =>
        IsMidnight(away.From) && IsMidnight(away.To) && away.To > away.From
            ? $"{Dates.Iso(ShanghaiTime.DateOf(away.From))} 至 {Dates.Iso(ShanghaiTime.DateOf(away.To).AddDays(-1))}"
            : $"{Moment(away.From)} 至 {Moment(away.To)}";

    /// <summary>An absence of whole days as people read it; another line as it is.</summary>
    public static string Shown(string line) =>
        line.Split(" 至 ") is [var first, var last] && ReadDate(first) is { } from && ReadDate(last) is { } to
            ? Dates.FullSpan(from, to)
            : line;

    /// <param name="line">In half width.</param>
    /// <returns>Null when it cannot be read.</returns>
    public static Availability? ReadAvailability(string line)
    {
        var parts = line.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var weekday, var from, var to] || ReadDay(weekday) is not { } day)
            return null;
        var until = to == "24:00" ? TimeOnly.MinValue : ReadTime(to);
        return ReadTime(from) is { } start && until is { } end && (end > start || end == TimeOnly.MinValue)
            ? new Availability(day, start, end)
            : null;
    }

    /// <inheritdoc cref="ReadAvailability"/>
    public static Absence? ReadAbsence(string line)
    {
        var ends = line.Split('至', StringSplitOptions.TrimEntries);
        var (first, last) = (ends[0], ends.Length == 2 ? ends[1] : ends[0]);
        if (ends.Length > 2)
            return null;
        if (ReadDate(first) is { } from && ReadDate(last) is { } to)
            return new Absence(ShanghaiTime.StartOf(from), ShanghaiTime.EndOf(to));
        return ReadMoment(first) is { } start && ReadMoment(last) is { } end ? new Absence(start, end) : null;
    }

    public static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is > 1900 and < 3000
            ? date
            : null;

    private static DateTimeOffset? ReadMoment(string text) =>
        text.Split(' ') is [var day, var time] && ReadDate(day) is { } date && ReadTime(time) is { } at
            ? ShanghaiTime.At(date, at)
            : null;

    private static DayOfWeek? ReadDay(string text)
    {
        var name = text.Replace("星期", "周", StringComparison.Ordinal)
            .Replace("周天", "周日", StringComparison.Ordinal);
        return Week.Any(day => Dates.Weekday(day) == name) ? Week.First(day => Dates.Weekday(day) == name) : null;
    }

    private static TimeOnly? ReadTime(string text) =>
        TimeOnly.TryParseExact(
            text,
            ["HH:mm", "H:mm", "HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time
            : null;

    private static bool IsMidnight(DateTimeOffset moment) => ShanghaiTime.Of(moment).TimeOfDay == TimeSpan.Zero;

    private static string Moment(DateTimeOffset moment) =>
        $"{Dates.Iso(ShanghaiTime.DateOf(moment))} {Time(ShanghaiTime.TimeOf(moment))}";

    private static string Time(TimeOnly time) =>
        time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
}
