using CsvHelper;
using Delivery.Domain.Operation.Chain;

namespace Delivery.Local.City.Sums;

/// <summary>The audit log beside what people were told is done: no act without its line.</summary>
internal sealed class CityAudit(CityApi api)
{
    /// <param name="from">The first day on which anything was done, Asia/Shanghai; <paramref name="to"/> is the last.</param>
    public async Task<Proof> ProveAsync(DateOnly from, DateOnly to)
    {
        var acts = api.Acts.All.ToList();
        var lines = await LinesAsync(from, to);
        var broken = new List<string>();
        foreach (var act in acts)
            if (act.Ids.FirstOrDefault(id => lines.GetValueOrDefault(id) > 0) is { } named)
                lines[named]--;
            else
                broken.Add($"{act.Address} 没有操作记录");
        return new Proof($"办了 {acts.Count} 件事，每件都有一条操作记录", broken);
    }

    /// <returns>How many lines name each id.</returns>
    private async Task<Dictionary<string, int>> LinesAsync(DateOnly from, DateOnly to)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var first = from; first <= to; first = first.AddDays(AuditDays.Most))
        {
            var last = first.AddDays(AuditDays.Most - 1);
            foreach (var subject in Subjects(await FileAsync(first, last < to ? last : to)))
            foreach (var id in subject.Split('/'))
                lines[id] = lines.GetValueOrDefault(id) + 1;
        }

        return lines;
    }

    private Task<string> FileAsync(DateOnly from, DateOnly to) =>
        api.FileOfAsync(
            "staff/audit/export",
            new Dictionary<string, string>
            {
                ["formKey"] = $"audit-{from:yyyy-MM-dd}",
                ["from"] = $"{from:yyyy-MM-dd}",
                ["to"] = $"{to:yyyy-MM-dd}",
                ["format"] = "csv",
            }
        );

    // What the service does by itself, nobody was told.
    private static IEnumerable<string> Subjects(string file)
    {
        using var csv = CsvReader.FromText(file.TrimStart('\uFEFF'), null);
        csv.TryGetFieldIndex("编号", out var by);
        csv.TryGetFieldIndex("对象", out var subject);
        while (csv.Read())
            if (csv.GetString(by) != "service")
                yield return csv.GetString(subject);
    }
}
