using Delivery.Domain.Money;

namespace Delivery.Domain.Settlement;

/// <summary>Tax that staff have entered, because the table is not for this teacher; whoever approves the run is the second person.</summary>
/// <param name="Amount">Yuan; 0 where nothing is withheld.</param>
public sealed record HandTax(decimal Amount, string Reason, string By);

internal static class HandTaxRules
{
    public static IReadOnlyList<Refusal> Check(Payslip payslip, HandTax tax)
    {
        var refusals = new List<Refusal>();
        if (payslip.State != PayslipState.Draft)
            refusals.Add(
                new("payslip.state", $"工资单目前是“{payslip.State.Label()}”，只有编制中的工资单可以填写扣税")
            );
        if (payslip.TaxStatus == TaxStatus.Resident)
            refusals.Add(new("payslip.tax-by-table", "居民个人的税按税率表计算，不用填写"));
        if (tax.Amount < 0 || tax.Amount > payslip.Gross || !Fen.IsWhole(tax.Amount))
            refusals.Add(
                new("payslip.tax-amount", $"扣税应为0至{Yuan.Exact(payslip.Gross)}元，最多两位小数", "amount")
            );
        if (string.IsNullOrWhiteSpace(tax.Reason))
            refusals.Add(new("payslip.reason-missing", "请写明扣税的依据", "reason"));
        return refusals;
    }
}
