using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using static Delivery.Domain.Tests.Settlement.PayslipTests;

namespace Delivery.Domain.Tests.Settlement;

public class HandTaxTests
{
    [Theory]
    [InlineData(-0.01, "协定", "payslip.tax-amount amount 扣税应为0至5,000.00元，最多两位小数")]
    [InlineData(5000.01, "协定", "payslip.tax-amount amount 扣税应为0至5,000.00元，最多两位小数")]
    [InlineData(0.001, "协定", "payslip.tax-amount amount 扣税应为0至5,000.00元，最多两位小数")]
    [InlineData(900, " ", "payslip.reason-missing reason 请写明扣税的依据")]
    public void Entered_by_hand_it_is_between_nothing_and_the_fees_and_has_a_ground(
        double amount,
        string reason,
        string says
    )
    {
        var refused = Draft(TaxStatus.NonResident).TaxByHand(new HandTax((decimal)amount, reason, "高一"));

        Assert.Equal([says], refused.Refusals.Select(one => $"{one.Code} {one.Field} {one.Message}"));
    }

    [Fact]
    public void A_residents_is_the_tables() =>
        Assert.Equal(
            ["payslip.tax-by-table  居民个人的税按税率表计算，不用填写"],
            Draft(TaxStatus.Resident)
                .TaxByHand(new HandTax(0, "协定", "高一"))
                .Refusals.Select(one => $"{one.Code} {one.Field} {one.Message}")
        );

    [Fact]
    public void Once_released_it_is_not_changed()
    {
        var released = Draft(TaxStatus.Company).TaxByHand(new HandTax(0, "开票", "高一")).Value;

        Assert.Equal(
            ["payslip.state  工资单目前是“待教师核对”，只有编制中的工资单可以填写扣税"],
            released
                .MoveTo(PayslipState.Released)
                .Value.TaxByHand(new HandTax(0, "开票", "高一"))
                .Refusals.Select(one => $"{one.Code} {one.Field} {one.Message}")
        );
    }

    private static Payslip Draft(TaxStatus status) => Payslip.Of("T001", September, [Line(1, 5000m)], status: status);
}
