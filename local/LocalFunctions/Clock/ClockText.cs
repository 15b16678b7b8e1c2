using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace LocalFunctions.Clock;

/// <summary>Times and spans as people and callers write them.</summary>
public static partial class ClockText
{
    /// <summary>ISO 8601; a time without an offset is Shanghai's.</summary>
    public static bool TryTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(
            Offset().IsMatch(text) ? text : text + "+08:00",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out time
        );

    /// <summary>ISO 8601 in weeks, or in days, hours, minutes and seconds. Months and years have no fixed length.</summary>
    public static bool TrySpan(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        if (Weeks().Match(text) is { Success: true } weeks)
            span = TimeSpan.FromDays(7 * int.Parse(weeks.Groups["weeks"].ValueSpan, CultureInfo.InvariantCulture));
        else if (DaysAndTime().IsMatch(text))
            span = XmlConvert.ToTimeSpan(text);
        return span > TimeSpan.Zero;
    }

    public static string ForPeople(DateTimeOffset? time) =>
        time?.ToOffset(LocalClock.ShanghaiOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "—";

    [GeneratedRegex(
        @"(Z|[+-]\d\d:?\d\d)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Offset();

    [GeneratedRegex(@"^P(?<weeks>\d{1,4})W$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Weeks();

    [GeneratedRegex(
        @"^P(?=.)(\d{1,5}D)?(T(?=.)(\d{1,6}H)?(\d{1,8}M)?(\d{1,9}S)?)?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex DaysAndTime();
}
