using Delivery.Functions.Security;
using Delivery.Functions.Security.Words;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;

namespace Delivery.Functions.Operation;

/// <summary>Reads days of the audit log, or the life of an order, a page at a time or all at once for a file.</summary>
public sealed class AuditReader(AuditLog audit)
{
    private const int OnePage = 50;

    // Where a filter finds little, a page ends after so many lines and goes on with the next.
    private const int MostRead = 1000;

    public async Task<AuditModel> PageAsync(PageFrame frame, AuditAsked asked, FormErrors errors)
    {
        var (lines, read, last) = (new List<AuditLine>(), 0, (string?)null);
        var more = false;
        await foreach (var (key, entry) in LinesAsync(asked))
        {
            if (lines.Count == OnePage || read == MostRead)
            {
                more = true;
                break;
            }

            (read, last) = (read + 1, key);
            if (asked.Fits(entry))
                lines.Add(LineOf(entry));
        }

        return new AuditModel(
            frame,
            Guid.NewGuid().ToString("N"),
            asked.From,
            asked.To,
            asked.Filter,
            [.. ActWords.All.Select(word => new Choice(word.Key, word.Value))],
            lines,
            asked.Moved(-1).Path,
            asked.Moved(1).Path,
            more ? $"{asked.Path}&after={Uri.EscapeDataString(last!)}" : null,
            asked.Found is { } found ? $"已按各处保存的记录重列，共{found}条" : null,
            asked.Order,
            errors
        );
    }

    /// <summary>All that is asked for, as a file.</summary>
    public async Task<Sheet> SheetAsync(AuditAsked asked)
    {
        var rows = new List<IReadOnlyList<Cell>>();
        await foreach (var (_, entry) in LinesAsync(asked))
            if (asked.Fits(entry))
                rows.Add(RowOf(entry));
        return new Sheet("操作记录", ["时间", "谁", "编号", "做了什么", "动作", "对象", "说明"], rows);
    }

    private async IAsyncEnumerable<(string Key, AuditEntry Entry)> LinesAsync(AuditAsked asked)
    {
        if (asked.Order is { } order)
        {
            await foreach (var act in audit.OfOrderAsync(order, asked.From, asked.To, asked.After))
                yield return act;
            yield break;
        }

        var (day, after) = asked.Start;
        for (; day <= asked.To; (day, after) = (day.AddDays(1), null))
            await foreach (var line in audit.OfDayInTimeAsync(day, after))
                yield return ($"{Dates.Iso(day)}|{line.RowKey}", line.Value);
    }

    private static AuditLine LineOf(AuditEntry entry) =>
        new(
            entry.At,
            entry.Name,
            ActorWords.Of(entry.By),
            ActWords.Of(entry.Act),
            AuditWords.SubjectOf(entry.Act, entry.Subject),
            AuditWords.NoteOf(entry.Act, entry.Note)
        );

    private static IReadOnlyList<Cell> RowOf(AuditEntry entry) =>
        [
            new Cell.Text(Dates.Stamp(entry.At)),
            new Cell.Text(entry.Name),
            new Cell.Text(entry.By),
            new Cell.Text(ActWords.Of(entry.Act)),
            new Cell.Text(entry.Act),
            new Cell.Text(entry.Subject),
            new Cell.Text(entry.Note ?? ""),
        ];
}
