using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Local.City.People;

namespace Delivery.Local.City.Sums;

/// <summary>The numbered bank files, proved from what stands in them: each sum is that of its rows, and nobody is left out.</summary>
internal sealed class CityTransfers(Bank bank, IReadOnlyList<JsonNode> payRuns)
{
    public async Task<Proof> ProveAsync()
    {
        var (broken, count) = (new List<string>(), 0);
        foreach (var run in payRuns)
        {
            var month = Month.Parse(run["month"]!.GetValue<string>());
            var ordered = (await bank.OrderedAsync(month)).ToLookup(one => one.File);
            var files = await bank.FilesAsync(month);
            count += files.Count;
            foreach (var (index, file) in files.Index())
                broken.AddRange(FileErrors(month, index + 1, file, [.. ordered[index + 1]]));
            broken.AddRange(PaidErrors(run["payslips"]!.AsArray(), [.. ordered.SelectMany(one => one)]));
        }

        return new Proof($"{count}份银行文件：合计＝各行之和，每张工资单都在其中，金额相符，没有等不到结果的", broken);
    }

    private static IEnumerable<string> FileErrors(Month month, int number, JsonNode file, List<Transfer> rows)
    {
        var (total, count) = (file["total"]!.GetValue<decimal>(), file["count"]!.GetValue<int>());
        if (file["number"]!.GetValue<int>() != number)
            yield return $"{month} 的文件不是依次编号：{file["number"]}";
        if (total != rows.Sum(row => row.Amount) || count != rows.Count)
            yield return $"{month} 第{number}号文件 {total}（{count}笔），各行 {rows.Sum(row => row.Amount)}（{rows.Count}笔）";
        if (file["awaited"]!.GetValue<int>() is var awaited and > 0)
            yield return $"{month} 第{number}号文件还等 {awaited} 笔结果";
    }

    private static IEnumerable<string> PaidErrors(JsonArray payslips, IReadOnlyList<Transfer> ordered)
    {
        var last = Bank.Last(ordered).ToDictionary(one => one.Payslip);
        foreach (var payslip in payslips)
        {
            var (id, transfer) = (payslip!["payslipId"]!.GetValue<string>(), payslip["transfer"]!.GetValue<decimal>());
            if ((last.GetValueOrDefault(id)?.Amount ?? 0) != transfer)
                yield return $"{id} 应转 {transfer}，银行文件里 {last.GetValueOrDefault(id)?.Amount ?? 0}";
        }
    }
}
