using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;

namespace Delivery.Domain.Tests.Settlement;

/// <summary>What was promised after tax is not kept by itself where the tax is entered by hand: who enters it is told.</summary>
public class PromisedNetTests
{
    private static readonly DateTimeOffset At = ShanghaiTime.At(new DateOnly(2026, 9, 7), 9);

    [Fact]
    public void Tax_by_hand_comes_off_what_was_promised_after_tax()
    {
        var payslip = PayslipOf(TaxStatus.NonResident, (FeeNorm.AfterTax, 1000m));
        Assert.Equal((1000m, 0m), SumsOf(payslip));
        Assert.Equal((1000m, 160m), SumsOf(Taxed(payslip, 160m)));

        var raised = payslip.Adjust(new Adjustment("补足税后", 190.48m, "赵敏")).Value;
        Assert.Equal((1000m, 0m), SumsOf(Taxed(raised, 190.48m)));
        Assert.Equal((1000m, 9.52m), SumsOf(Taxed(raised, 200m)));
    }

    [Fact]
    public void Beside_other_fees_the_promise_bears_its_share()
    {
        var payslip = PayslipOf(TaxStatus.Company, (FeeNorm.AfterTax, 300m), (FeeNorm.BeforeTax, 600m));
        Assert.Equal((300m, 50m), SumsOf(Taxed(payslip, 150m)));
    }

    [Fact]
    public void The_table_keeps_the_promise_and_nothing_promised_is_nothing_short()
    {
        Assert.Equal((0m, 0m), SumsOf(PayslipOf(TaxStatus.Resident, (FeeNorm.AfterTax, 1000m))));
        Assert.Equal((0m, 0m), SumsOf(Taxed(PayslipOf(TaxStatus.NonResident, (FeeNorm.BeforeTax, 1000m)), 160m)));
    }

    private static (decimal Promised, decimal Shortfall) SumsOf(Payslip payslip) =>
        (PromisedNet.OfHandTaxed(payslip), PromisedNet.Shortfall(payslip));

    private static Payslip Taxed(Payslip payslip, decimal tax) =>
        payslip.TaxByHand(new HandTax(tax, "协定", "赵敏")).Value;

    private static Payslip PayslipOf(TaxStatus status, params (FeeNorm Norm, decimal Fee)[] lines) =>
        Payslip.Of(
            "T1",
            new Month(2026, 9),
            [
                .. lines.Select(
                    (line, at) =>
                        new PayslipLine(
                            $"A1-2026-001-{at + 1:00}",
                            "A1-2026-001",
                            "A1",
                            FundingStream.Basic,
                            At.AddDays(at),
                            "太极拳",
                            line.Fee,
                            90,
                            new FeeBasis(null, 0, line.Fee, line.Norm, new DateOnly(2026, 1, 1))
                        )
                ),
            ],
            status: status
        );
}
