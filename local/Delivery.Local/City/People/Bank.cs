using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using Delivery.Domain.Calendar;

namespace Delivery.Local.City.People;

/// <summary>A transfer as it stands in a file that the bank was handed.</summary>
/// <param name="Amount">Yuan.</param>
public sealed record Transfer(int File, string Payslip, decimal Amount);

/// <summary>The bank: it knows what stands in the numbered files, and answers each by its number.</summary>
public sealed class Bank(CityApi api, Chance chance)
{
    /// <summary>What stands in the month's files, read from the files themselves as they were handed over.</summary>
    public async Task<IReadOnlyList<Transfer>> OrderedAsync(Month month)
    {
        var ordered = new List<Transfer>();
        foreach (var file in (await FilesAsync(month)).Select(file => file["number"]!.GetValue<int>()))
            ordered.AddRange(Rows(file, await api.TextAsync($"api/settlements/{month}/payout-files/{file}")));
        return ordered;
    }

    /// <summary>The files as the system lists them.</summary>
    public async Task<IReadOnlyList<JsonNode>> FilesAsync(Month month) =>
        await api.AllAsync($"api/settlements/{month}/payout-files");

    /// <summary>
    /// The receipts for what is still out, file by file. One transfer in a hundred fails the first time; of a first file the
    /// last transfer is answered a day later than the others, where that is wished.
    /// </summary>
    /// <param name="payslips">As the system shows them.</param>
    public IReadOnlyList<object> Answer(
        IReadOnlyList<Transfer> ordered,
        IEnumerable<JsonNode?> payslips,
        bool isLateWithTheLast
    )
    {
        var paid = payslips
            .Where(payslip => payslip!["state"]!.GetValue<string>() == "Paid")
            .Select(payslip => payslip!["payslipId"]!.GetValue<string>())
            .ToHashSet();
        var due = Last(ordered).Where(one => !paid.Contains(one.Payslip)).ToList();
        if (isLateWithTheLast && paid.Count == 0 && due.Count > 1)
            due.RemoveAt(due.Count - 1);
        return [.. due.Select(Result)];
    }

    /// <summary>Of each payslip the newest order: what stood in an older file failed or came back.</summary>
    public static IEnumerable<Transfer> Last(IEnumerable<Transfer> ordered) =>
        ordered.GroupBy(one => one.Payslip).Select(one => one.MaxBy(order => order.File)!);

    private object Result(Transfer order)
    {
        var fails = order.File == 1 && chance.Hits(0.01, $"transfer|{order.Payslip}");
        return new
        {
            payslipId = order.Payslip,
            ok = !fails,
            reason = fails ? "账户信息有误" : null,
            file = order.File,
        };
    }

    private static IEnumerable<Transfer> Rows(int file, string text)
    {
        using var csv = CsvReader.FromText(text.TrimStart('\uFEFF'), null);
        var (payslip, amount) = (Column("payslip"), Column("amount"));
        while (csv.Read())
            yield return new Transfer(
                file,
                csv.GetString(payslip),
                decimal.Parse(csv.GetString(amount), CultureInfo.InvariantCulture)
            );

        int Column(string name) =>
            csv.TryGetFieldIndex(name, out var index)
                ? index
                : throw new InvalidOperationException($"Bank file {file} has no column {name}.");
    }
}
