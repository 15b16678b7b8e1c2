namespace Delivery.Domain.Calendar;

/// <summary>Dates as they stand in a Chinese sentence.</summary>
public static class ChineseDates
{
    /// <summary>"9月15日".</summary>
    public static string Day(DateOnly date) => $"{date.Month}月{date.Day}日";

    /// <summary>"2026年9月15日".</summary>
    public static string FullDay(DateOnly date) => $"{date.Year}年{Day(date)}";

    /// <summary>The year is named only where it is not the reader's own.</summary>
    public static string DaySeenFrom(DateOnly today, DateOnly date) =>
        date.Year == today.Year ? Day(date) : FullDay(date);

    /// <summary>"周二".</summary>
    public static string Weekday(DateOnly date) => $"周{"日一二三四五六"[(int)date.DayOfWeek]}";

    /// <summary>"9月15日 09:30", Shanghai time.</summary>
    public static string Moment(DateTimeOffset moment) =>
        $"{Day(ShanghaiTime.DateOf(moment))} {ShanghaiTime.TimeOf(moment):HH:mm}";
}
