using CsvHelper;
using Delivery.Domain;
using Delivery.Domain.Settlement.Banking;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>The bank's results as a table: payslip, result (ok, failed or returned), reason, and of what came back the day.</summary>
public static class BankResults
{
    private static readonly string[] Yes = ["ok", "paid", "true", "1", "成功", "已到账"];
    private static readonly string[] No = ["failed", "false", "0", "失败"];
    private static readonly string[] Back = ["returned", "退回", "退票", "退汇"];

    /// <param name="template">How the bank calls its columns; our own names are taken too.</param>
    public static Outcome<IReadOnlyList<TransferResult>> Read(byte[] file, BankFileSettings template)
    {
        try
        {
            using var csv = CsvReader.FromText(CsvText.Of(file), null);
            var columns = ResultColumns.Names.ToDictionary(name => name, name => IndexOf(csv, template, name));
            return columns["payslip"] >= 0 && columns["result"] >= 0
                ? Rows(csv, columns)
                : Outcome.Refused<IReadOnlyList<TransferResult>>(
                    "payout.columns",
                    $"回执第一行应有 {HeadingOf("payslip")}、{HeadingOf("result")} 两列，失败时另有 {HeadingOf("reason")}，退回时另有 {HeadingOf("date")}"
                );
        }
        catch (CsvFormatException malformed)
        {
            return Outcome.Refused<IReadOnlyList<TransferResult>>(
                "payout.malformed",
                $"回执不是有效的 CSV 文件，请检查引号和换行（{malformed.Message}）"
            );
        }

        string HeadingOf(string name) => ResultColumns.HeadingOf(template, name);
    }

    private static int IndexOf(CsvReader csv, BankFileSettings template, string name) =>
        csv.TryGetFieldIndex(ResultColumns.HeadingOf(template, name), out var index) ? index
        : csv.TryGetFieldIndex(name, out index) ? index
        : -1;

    private static Outcome<IReadOnlyList<TransferResult>> Rows(CsvReader csv, IReadOnlyDictionary<string, int> columns)
    {
        var (results, refusals) = (new List<TransferResult>(), new List<Refusal>());
        while (csv.Read())
        {
            var payslip = Text(csv, columns["payslip"], TextKind.Code);
            var result = Text(csv, columns["result"], TextKind.Code).ToLowerInvariant();
            var reason = Text(csv, columns["reason"], TextKind.Line);
            var (field, file) = ($"results[{csv.RowNumber - 1}]", Text(csv, columns["file"], TextKind.Number));
            var number = TypedNumbers.Whole(file);
            if (TypedText.TooLong(reason, TextKind.Line.Longest(), "reason", $"{field}.reason") is { } tooLong)
                refusals.Add(tooLong);
            else if (file.Length > 0 && number is null)
                refusals.Add(
                    new("payout.file-number", $"第{csv.RowNumber}行的 file 应为银行文件的号数，如 1", $"{field}.file")
                );
            else if (Back.Contains(result))
                results.Add(
                    new TransferResult(payslip, Ok: false, reason, Returned: true, DayOf(csv, columns), number)
                );
            else if (Yes.Contains(result) || No.Contains(result))
                results.Add(new TransferResult(payslip, Yes.Contains(result), reason, File: number));
            else
                refusals.Add(
                    new("payout.result", $"第{csv.RowNumber}行的结果应为 ok、failed 或 returned", $"{field}.result")
                );
        }

        return refusals.Count > 0
            ? Outcome.Refused<IReadOnlyList<TransferResult>>(refusals)
            : Outcome.Of<IReadOnlyList<TransferResult>>(results);
    }

    private static DateOnly? DayOf(CsvReader csv, IReadOnlyDictionary<string, int> columns) =>
        TypedNumbers.Day(Text(csv, columns["date"], TextKind.Number));

    private static string Text(CsvReader csv, int column, TextKind kind) =>
        column >= 0 ? TypedText.Clean(kind, Harmless.Read(csv.GetString(column))) : string.Empty;
}
