using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Payslips;

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
                PayslipWords.NormOf(line),
                payslip.Adjustments.Any(one => payslip.LineOf(one) == line.LessonId)
                    ? payslip.AmountOf(line.LessonId)
                    : null,
                UnpaidWords.CarriedFrom(payslip, line)
            )),
            .. payslip.Adjustments.Select(adjustment => new PayslipRow(
                null,
                null,
                TextOf(payslip, adjustment),
                null,
                null,
                adjustment.Amount
            )),
            .. (payslip.Brought ?? []).Select(debt =>
                Carried($"{Dates.Month(Month.Parse(debt.Origin[..7]))}不够减，转入扣回", -debt.Amount)
            ),
            .. payslip.CarriedOn > 0
                ? [Carried("本月不够减，转到以后的月份", payslip.CarriedOn)]
                : Array.Empty<PayslipRow>(),
        ];
    }

    /// <summary>For what an adjustment is, as people read it.</summary>
    public static string TextOf(Payslip payslip, Adjustment adjustment) =>
        adjustment is { Corrects: { } closed, Lesson: { } lesson }
            ? $"更正{Dates.Month(closed)} {lesson.StreetName} {lesson.Discipline} 第{LessonId.Parse(lesson.LessonId).Number}节（{Dates.Day(ShanghaiTime.DateOf(lesson.Start))}）：{adjustment.Reason}"
        : adjustment.Corrects is { } month ? $"更正{Dates.Month(month)}：{adjustment.Reason}"
        : payslip.Lines.FirstOrDefault(line => line.LessonId == payslip.LineOf(adjustment)) is { } line
            ? $"更正{Dates.Day(ShanghaiTime.DateOf(line.Start))}{line.Discipline}：{adjustment.Reason}"
        : adjustment.Reason;

    private static PayslipRow Carried(string text, decimal yuan) => new(null, null, text, null, null, yuan);
}
