using System.Globalization;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security.Words;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;

namespace Delivery.Functions.Operation;

/// <summary>What of the audit log is asked for.</summary>
/// <param name="From">The first day, Asia/Shanghai; <paramref name="To"/> is the last.</param>
/// <param name="By">Part of a person's name or id; empty for everybody.</param>
/// <param name="Subject">Part of what it was done to, or of the note; an order's whole number asks for its acts of all days, and for what was saved elsewhere in these.</param>
/// <param name="After">The line that the page before ended with.</param>
/// <param name="Found">How many acts were just listed again.</param>
public sealed record AuditAsked(
    DateOnly From,
    DateOnly To,
    string By,
    string Act,
    string Subject,
    string? After = null,
    int? Found = null
)
{
    /// <summary>The order whose life is asked for; null where the days are.</summary>
    public string? Order => OrderId.TryParse(Subject, out _) ? Subject : null;

    /// <summary>The day to go on with, and the line of it after which; null for its first.</summary>
    public (DateOnly Day, string? After) Start =>
        After?.Split('|', 2) is [var day, var line] && DayOf(day) is { } left && left >= From && left <= To
            ? (left, line)
            : (From, null);

    public bool Fits(Security.AuditEntry entry) =>
        (Holds(entry.Name, By) || Holds(entry.By, By) || Holds(ActorWords.Of(entry.By), By))
        && (Act.Length == 0 || entry.Act == Act)
        && (
            Order is not null
            || Holds(entry.Subject, Subject)
            || Holds(AuditWords.SubjectOf(entry.Act, entry.Subject), Subject)
            || Holds(entry.Note ?? "", Subject)
            || Holds(AuditWords.NoteOf(entry.Act, entry.Note) ?? "", Subject)
        );

    /// <summary>The same for as many days before or after.</summary>
    public AuditAsked Moved(int times)
    {
        var days = times * (To.DayNumber - From.DayNumber + 1);
        return this with { From = From.AddDays(days), To = To.AddDays(days), After = null };
    }

    public string Path =>
        $"{Paths.Audit}?from={Dates.Iso(From)}&to={Dates.Iso(To)}{Part("by", By)}{Part("act", Act)}{Part("subject", Subject)}";

    public AuditFilter Filter => new(By, Act, Subject);

    // The days before the first and after the last have no name.
    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 3000
            ? day
            : null;

    private static bool Holds(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string Part(string name, string value) =>
        value.Length == 0 ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
