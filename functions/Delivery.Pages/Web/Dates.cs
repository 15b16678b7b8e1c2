using System.Globalization;
using Delivery.Domain.Calendar;

namespace Delivery.Pages.Web;

/// <summary>Dates and times as people here write them. Every moment is shown in Asia/Shanghai.</summary>
public static class Dates
{
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public static string Weekday(DayOfWeek day) => Weekdays[(int)day];

    /// <summary>9月15日</summary>
    public static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";

    /// <summary>9月15日 周二</summary>
    public static string DayAndWeekday(DateOnly day) => $"{Day(day)} {Weekday(day.DayOfWeek)}";

    public static string DayAndWeekday(DateTimeOffset moment) => DayAndWeekday(ShanghaiTime.DateOf(moment));

    /// <summary>9月15日（周二）</summary>
    public static string DayWithWeekday(DateOnly day) => $"{Day(day)}（{Weekday(day.DayOfWeek)}）";

    /// <summary>2026年9月15日</summary>
    public static string FullDay(DateOnly day) => $"{day.Year}年{Day(day)}";

    /// <summary>2026年10月1日—10月7日; one day is written once.</summary>
    public static string FullSpan(DateOnly from, DateOnly to) =>
        from == to ? FullDay(from)
        : from.Year == to.Year ? $"{FullDay(from)}—{Day(to)}"
        : $"{FullDay(from)}—{FullDay(to)}";

    /// <summary>10月1日—7日, over a month's end 10月30日—11月5日.</summary>
    public static string DaySpan(DateOnly from, DateOnly to) =>
        from.Month == to.Month && from.Year == to.Year ? $"{Day(from)}—{to.Day}日" : $"{Day(from)}—{Day(to)}";

    /// <summary>09:30</summary>
    public static string Time(DateTimeOffset moment) =>
        ShanghaiTime.Of(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>09:30—11:00</summary>
    public static string Times(DateTimeOffset start, int minutes) => $"{Time(start)}—{Time(start.AddMinutes(minutes))}";

    /// <summary>9月15日（周二）09:30—11:00</summary>
    public static string Span(DateTimeOffset start, int minutes) =>
        DayWithWeekday(ShanghaiTime.DateOf(start)) + Times(start, minutes);

    /// <summary>9月3日（周四）15:00; midnight is written as the end of the day before.</summary>
    public static string Deadline(DateTimeOffset moment) =>
        ShanghaiTime.Of(moment).TimeOfDay == TimeSpan.Zero
            ? $"{DayWithWeekday(ShanghaiTime.DateOf(moment).AddDays(-1))}24:00"
            : DayWithWeekday(ShanghaiTime.DateOf(moment)) + Time(moment);

    /// <summary>Instead of a deadline that is counted in working days which nobody has loaded yet.</summary>
    public const string NextYearUnknown = "期限跨年，下一年尚无日历";

    /// <summary>2026年9月11日 15:00</summary>
    public static string Stamp(DateTimeOffset moment) => $"{FullDay(ShanghaiTime.DateOf(moment))} {Time(moment)}";

    /// <summary>2026年10月9日 24:00; midnight is written as the end of the day before.</summary>
    public static string FullDeadline(DateTimeOffset moment) =>
        ShanghaiTime.Of(moment).TimeOfDay == TimeSpan.Zero
            ? $"{FullDay(ShanghaiTime.DateOf(moment).AddDays(-1))} 24:00"
            : Stamp(moment);

    /// <summary>9月14日（周一）— 9月20日（周日）</summary>
    public static string Range(DateOnly from, DateOnly to) => $"{DayWithWeekday(from)}— {DayWithWeekday(to)}";

    /// <summary>2026年9月</summary>
    public static string Month(Month month) => $"{month.Year}年{month.Number}月";

    /// <summary>For the machine-readable attribute of &lt;time&gt;.</summary>
    public static string Iso(DateTimeOffset moment) =>
        ShanghaiTime.Of(moment).ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>今天, 明天, 还有3天, 已过2天: how far a deadline is, counted in calendar days.</summary>
    public static string DaysLeft(DateTimeOffset deadline, DateTimeOffset now) =>
        deadline <= now
            ? "已截止"
            : (ShanghaiTime.DateOf(deadline.AddTicks(-1)).DayNumber - ShanghaiTime.DateOf(now).DayNumber) switch
            {
                0 => "今天截止",
                1 => "明天截止",
                var days => $"还有{days}天",
            };
}
