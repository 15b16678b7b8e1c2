using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;
using Delivery.Pages.Settlement;

namespace Delivery.Functions.Settlement;

public static class PayslipRows
{
    /// <summary>The lines and adjustments of a payslip as its page and mails show them, streets by their names.</summary>
    public static async Task<IReadOnlyList<PayslipRow>> RowsOfAsync(this Registers registers, Payslip payslip)
    {
        var names = (await registers.Streets.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        return
        [
            .. payslip.Lines.Select(line => new PayslipRow(
                line.LessonId,
                line.Start,
                line.Discipline,
                names.GetValueOrDefault(line.Street, line.Street),
                line.FundingStream,
                line.Fee,
                PayslipWords.NormOf(line)
            )),
            .. payslip.Adjustments.Select(adjustment => new PayslipRow(
                null,
                null,
                adjustment.Reason,
                null,
                null,
                adjustment.Amount
            )),
        ];
    }
}
