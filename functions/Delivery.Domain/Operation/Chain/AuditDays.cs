using System.Globalization;

namespace Delivery.Domain.Operation.Chain;

/// <summary>Days of the audit log that are checked or taken together, both included.</summary>
public sealed record AuditDays(DateOnly From, DateOnly To)
{
    public const int Most = 31;

    public static Outcome<AuditDays> Of(string from, string to)
    {
        var refusals = new List<Refusal>();
        var (first, last) = (Day(from), Day(to));
        if (first is null)
            refusals.Add(new("audit.day", "日期请写成 2026-09-01", "from"));
        if (last is null)
            refusals.Add(new("audit.day", "日期请写成 2026-09-01", "to"));
        if (first is null || last is null)
            return Outcome.Refused<AuditDays>(refusals);
        var days = new AuditDays(first.Value, last.Value);
        if (days.To < days.From || days.To.DayNumber - days.From.DayNumber >= Most)
            return Outcome.Refused<AuditDays>("audit.days", $"结束日期应在开始日期当天或以后，一次最多{Most}天", "to");
        return Outcome.Of(days);
    }

    // The days before the first and after the last have no name.
    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 3000
            ? day
            : null;
}
