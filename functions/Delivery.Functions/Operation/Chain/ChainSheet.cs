using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Security.Words;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Web;

namespace Delivery.Functions.Operation.Chain;

/// <summary>Days of the audit log as a file: each line with its digest and the hash that its chain has come to.</summary>
public static class ChainSheet
{
    public static Sheet Of(IEnumerable<CheckedLog> days) =>
        new(
            "操作记录",
            ["日期", "时间", "谁", "编号", "做了什么", "动作", "对象", "说明", "记录号", "摘要", "封存值", "核对"],
            [.. days.SelectMany(RowsOf)]
        );

    private static IEnumerable<IReadOnlyList<Cell>> RowsOf(CheckedLog day)
    {
        var hashes = HashesOf(day);
        var wrong = day.Breaks.ToLookup(found => found.Line ?? "", found => ChainWords.Of(found.Kind));
        foreach (var line in day.Lines)
            yield return Row(
                Dates.Iso(day.Day),
                ChainWords.TimeOf(line.Key),
                line.Entry?.Name ?? "",
                line.Entry?.By ?? "",
                line.Entry is { } entry ? ActWords.Of(entry.Act) : "",
                line.Entry?.Act ?? "",
                line.Entry?.Subject ?? "",
                line.Entry?.Note ?? "",
                line.Key,
                line.Link.Digest,
                hashes.GetValueOrDefault(line.Key, ""),
                string.Join("；", wrong[line.Key])
            );
        // Lines that are gone, and what is wrong with the day as a whole.
        foreach (var gone in wrong.Where(found => day.Lines.All(line => line.Key != found.Key)))
            yield return Row(
                Dates.Iso(day.Day),
                gone.Key.Length == 0 ? "" : ChainWords.TimeOf(gone.Key),
                "",
                "",
                "",
                "",
                "",
                "",
                gone.Key,
                "",
                hashes.GetValueOrDefault(gone.Key, ""),
                string.Join("；", gone)
            );
        if (day.Seal is { } seal)
            yield return Row(
                Dates.Iso(day.Day),
                "",
                "",
                "",
                "封存这一天",
                "",
                $"{seal.Count}",
                "",
                "",
                seal.Last,
                seal.Hash(),
                ""
            );
    }

    // As the lines were sealed; a line that came later has none.
    private static Dictionary<string, string> HashesOf(CheckedLog day)
    {
        var (hash, hashes) = (AuditChain.Begin(day.Day), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var link in day.Links)
            hashes[link.Key] = hash = AuditChain.Next(hash, link);
        return hashes;
    }

    private static IReadOnlyList<Cell> Row(params ReadOnlySpan<string> texts)
    {
        var cells = new Cell[texts.Length];
        for (var at = 0; at < texts.Length; at++)
            cells[at] = new Cell.Text(texts[at]);
        return cells;
    }
}
