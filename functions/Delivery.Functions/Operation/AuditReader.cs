using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;

namespace Delivery.Functions.Operation;

/// <param name="By">Part of a person's name or id; empty for everybody.</param>
/// <param name="Subject">Part of what it was done to, or of the note.</param>
/// <param name="After">The line that the page before ended with.</param>
/// <param name="Found">How many acts were just listed again.</param>
public sealed record AuditAsked(DateOnly Day, string By, string Act, string Subject, string? After, int? Found);

/// <summary>Reads a day of the audit log a page at a time.</summary>
public sealed class AuditReader(AuditLog audit)
{
    private const int OnePage = 50;

    // Where a filter finds little, a page ends after so many lines and goes on with the next.
    private const int MostRead = 1000;

    public async Task<AuditModel> PageAsync(PageFrame frame, AuditAsked asked)
    {
        var (lines, read, last) = (new List<AuditLine>(), 0, (string?)null);
        var more = false;
        await foreach (var stored in audit.OfDayAsync(asked.Day, asked.After))
        {
            if (lines.Count == OnePage || read == MostRead)
            {
                more = true;
                break;
            }

            (read, last) = (read + 1, stored.RowKey);
            if (Fits(stored.Value, asked))
                lines.Add(LineOf(stored.Value));
        }

        return new AuditModel(
            frame,
            Guid.NewGuid().ToString("N"),
            asked.Day,
            new AuditFilter(asked.By, asked.Act, asked.Subject),
            [.. ActWords.All.Select(word => new Choice(word.Key, word.Value))],
            lines,
            PathOf(asked, asked.Day.AddDays(-1)),
            PathOf(asked, asked.Day.AddDays(1)),
            more ? $"{PathOf(asked, asked.Day)}&after={Uri.EscapeDataString(last!)}" : null,
            asked.Found is { } found ? $"已按各处保存的记录重列，共{found}条" : null
        );
    }

    private static bool Fits(AuditEntry entry, AuditAsked asked) =>
        (Holds(entry.Name, asked.By) || Holds(entry.By, asked.By))
        && (asked.Act.Length == 0 || entry.Act == asked.Act)
        && (Holds(entry.Subject, asked.Subject) || Holds(entry.Note ?? "", asked.Subject));

    private static bool Holds(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static AuditLine LineOf(AuditEntry entry) =>
        new(entry.At, entry.Name, entry.By, ActWords.Of(entry.Act), entry.Subject, entry.Note);

    private static string PathOf(AuditAsked asked, DateOnly day) =>
        $"{Paths.Audit}?day={Dates.Iso(day)}{Part("by", asked.By)}{Part("act", asked.Act)}{Part("subject", asked.Subject)}";

    private static string Part(string name, string value) =>
        value.Length == 0 ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
