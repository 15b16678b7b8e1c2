using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>
/// Banks that give no text of ours back tell the number of the file and of the row in it: that is one payslip, for the file
/// is kept as it was handed over.
/// </summary>
internal static class ResultLines
{
    /// <returns>The results with their payslip, each with its place; and why of some nobody knows whose they are.</returns>
    public static (List<(int Index, TransferResult Item)> Named, List<Refusal> Unclear) Find(
        Month month,
        IReadOnlyList<TransferResult> results,
        HandedOver handed
    )
    {
        var (named, unclear) = (new List<(int, TransferResult)>(), new List<Refusal>());
        foreach (var (index, result) in results.Index())
            if (result.Line is not { } line)
                named.Add((index, result));
            else if (Of(month, result, line, handed) is var found && !found.IsRefused)
                named.Add((index, result with { PayslipId = found.Value }));
            else
                unclear.AddRange(found.Refusals.Select(one => one with { Field = ResultFields.Of(index, one.Code) }));
        return (named, unclear);
    }

    private static Outcome<string> Of(Month month, TransferResult result, int line, HandedOver handed)
    {
        if (result.File is not { } number)
            return result.PayslipId.Length > 0
                ? Outcome.Of(result.PayslipId)
                : Outcome.Refused<string>(
                    "payout.file-number",
                    $"第{line}行的结果没有写明是哪一号银行文件，请写明号数"
                );
        var teachers = handed.Files.FirstOrDefault(file => file.Number == number)?.Teachers ?? [];
        if (line < 1 || line > teachers.Count)
            return Outcome.Refused<string>("payout.line", $"第{number}号银行文件里没有第{line}行，请核对文件号和行号");
        var payslip = Payslip.IdOf(month, teachers[line - 1]);
        return result.PayslipId.Length == 0 || result.PayslipId == payslip
            ? Outcome.Of(payslip)
            : Outcome.Refused<string>(
                "payout.line",
                $"第{number}号银行文件的第{line}行是工资单“{payslip}”，回执写的是“{result.PayslipId}”，请核对"
            );
    }
}
