using CsvHelper;
using Delivery.Domain;
using Delivery.Domain.Settlement.Banking;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>The bank's results as a table: payslip, result (ok, failed or returned), reason, and of what came back the day.</summary>
public static class BankResults
{
    // A quote that is never closed would swallow the rest of the file.
    private static readonly CsvReaderOptions Strict = CsvReaderOptions.Default with
    {
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private static readonly string[] Yes = ["ok", "paid", "true", "1", "成功", "已到账"];
    private static readonly string[] No = ["failed", "false", "0", "失败"];
    private static readonly string[] Back = ["returned", "退回", "退票", "退汇"];

    /// <param name="template">How the bank calls its columns; our own names are taken too.</param>
    public static Outcome<IReadOnlyList<TransferResult>> Read(byte[] file, BankFileSettings template)
    {
        try
        {
            using var csv = CsvReader.FromText(CsvText.Of(file), Strict);
            var columns = ResultColumns.Names.ToDictionary(name => name, name => IndexOf(csv, template, name));
            return columns["result"] >= 0 && (columns["payslip"] >= 0 || columns[ResultColumns.Number] >= 0)
                ? Rows(csv, columns)
                : Outcome.Refused<IReadOnlyList<TransferResult>>("payout.columns", Needed(template));
        }
        catch (CsvFormatException malformed)
        {
            return Outcome.Refused<IReadOnlyList<TransferResult>>(
                "payout.malformed",
                $"回执不是有效的 CSV 文件，请检查引号和换行（{malformed.Message}）"
            );
        }
    }

    private static string Needed(BankFileSettings template)
    {
        var byLine = ResultColumns.Has(template, ResultColumns.Number);
        var who =
            !byLine || ResultColumns.Has(template, "payslip") ? HeadingOf("payslip") : HeadingOf(ResultColumns.Number);
        return $"回执第一行应有 {who}、{HeadingOf("result")} 两列，失败时另有 {HeadingOf("reason")}，退回时另有 {HeadingOf("date")}";

        string HeadingOf(string name) => ResultColumns.HeadingOf(template, name);
    }

    private static int IndexOf(CsvReader csv, BankFileSettings template, string name) =>
        name == ResultColumns.Number && !ResultColumns.Has(template, name) ? -1
        : csv.TryGetFieldIndex(ResultColumns.HeadingOf(template, name), out var index) ? index
        : csv.TryGetFieldIndex(name, out index) ? index
        // A bank that gives our own columns back has the file's number under the heading of the file.
        : name == "file"
        && BankColumns.HeadingOf(template, BankColumns.FileNumber) is { } ours
        && csv.TryGetFieldIndex(ours, out index)
            ? index
        : -1;

    private static Outcome<IReadOnlyList<TransferResult>> Rows(CsvReader csv, IReadOnlyDictionary<string, int> columns)
    {
        var (results, refusals) = (new List<TransferResult>(), new List<Refusal>());
        while (csv.Read())
        {
            var read = Row(csv, columns);
            if (read.IsRefused)
                refusals.AddRange(read.Refusals);
            else
                results.Add(read.Value);
        }

        return refusals.Count > 0
            ? Outcome.Refused<IReadOnlyList<TransferResult>>(refusals)
            : Outcome.Of<IReadOnlyList<TransferResult>>(results);
    }

    private static Outcome<TransferResult> Row(CsvReader csv, IReadOnlyDictionary<string, int> columns)
    {
        var payslip = Text(csv, columns["payslip"], TextKind.Code);
        var result = Text(csv, columns["result"], TextKind.Code).ToLowerInvariant();
        var reason = Text(csv, columns["reason"], TextKind.Line);
        var (field, row) = ($"results[{csv.RowNumber - 1}]", csv.RowNumber);
        var (file, line) = (Number(csv, columns["file"]), Number(csv, columns[ResultColumns.Number]));
        List<Refusal> refusals =
        [
            .. TypedText.TooLong(reason, TextKind.Line.Longest(), "reason", $"{field}.reason") is { } tooLong
                ? [tooLong]
                : Array.Empty<Refusal>(),
            .. file.IsOdd
                ? [new("payout.file-number", $"第{row}行的 file 应为银行文件的号数，如 1", $"{field}.file")]
                : Array.Empty<Refusal>(),
            .. line.IsOdd
                ? [new("payout.line", $"第{row}行的 number 应为银行文件里的行号，如 1", $"{field}.number")]
                : Array.Empty<Refusal>(),
            .. Yes.Contains(result) || No.Contains(result) || Back.Contains(result)
                ? Array.Empty<Refusal>()
                : [new("payout.result", $"第{row}行的结果应为 ok、failed 或 returned", $"{field}.result")],
        ];
        if (refusals.Count > 0)
            return Outcome.Refused<TransferResult>(refusals);
        var isBack = Back.Contains(result);
        return Outcome.Of(
            new TransferResult(
                payslip,
                Yes.Contains(result),
                reason,
                isBack,
                isBack ? DayOf(csv, columns) : null,
                file.Value,
                line.Value
            )
        );
    }

    private static (int? Value, bool IsOdd) Number(CsvReader csv, int column)
    {
        var text = Text(csv, column, TextKind.Number);
        var number = TypedNumbers.Whole(text);
        return (number, text.Length > 0 && number is null);
    }

    private static DateOnly? DayOf(CsvReader csv, IReadOnlyDictionary<string, int> columns) =>
        TypedNumbers.Day(Text(csv, columns["date"], TextKind.Number));

    private static string Text(CsvReader csv, int column, TextKind kind) =>
        column >= 0 ? TypedText.Clean(kind, Harmless.Read(csv.GetString(column))) : string.Empty;
}
