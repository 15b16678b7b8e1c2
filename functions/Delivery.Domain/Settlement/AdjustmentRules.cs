using Delivery.Domain.Money;

namespace Delivery.Domain.Settlement;

internal static class AdjustmentRules
{
    // Far above any month's fees: whoever types more has slipped.
    private const decimal Largest = 100_000m;

    public static IReadOnlyList<Refusal> Check(Payslip payslip, Adjustment adjustment)
    {
        var refusals = new List<Refusal>();
        if (payslip.State != PayslipState.Draft)
            refusals.Add(new("payslip.state", $"工资单目前是“{payslip.State.Label()}”，只有编制中的工资单可以调整"));
        if (string.IsNullOrWhiteSpace(adjustment.Reason))
            refusals.Add(new("payslip.reason-missing", "请说明调整的原因", "reason"));
        if (!Fen.IsWhole(adjustment.Amount) || adjustment.Amount == 0 || Math.Abs(adjustment.Amount) > Largest)
            refusals.Add(
                new("payslip.amount", $"调整金额不能为0，最多两位小数，不超过{Yuan.Short(Largest)}元", "amount")
            );
        else if (adjustment.Line is { } line && payslip.AmountOf(line) + adjustment.Amount < 0)
            refusals.Add(
                new(
                    "payslip.negative",
                    $"一节课的课酬更正后不能为负，最多可减{Yuan.Exact(payslip.AmountOf(line))}元",
                    "amount"
                )
            );
        else if (adjustment is { Amount: < 0, CarryRest: false } && payslip.Raw() + adjustment.Amount < 0)
            refusals.Add(
                new(
                    "payslip.negative",
                    $"调整后应发不能为负，最多可减{Yuan.Exact(payslip.Gross)}元；要多减，请选“不够减的转到以后的月份”",
                    "amount"
                )
            );
        return refusals;
    }
}
