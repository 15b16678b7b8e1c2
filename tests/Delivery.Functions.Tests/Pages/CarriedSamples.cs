using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Pages.Settlement;
using Delivery.Pages.Settlement.Carried;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

/// <summary>What months leave to one another.</summary>
internal static class CarriedSamples
{
    private static readonly CarriedItem Back = new(
        "2026-09-t-1",
        "t-1",
        "王五",
        CarriedKind.Repayment,
        3_780m,
        new DateOnly(2026, 10, 28),
        "户名不符",
        "赵敏"
    );

    public static readonly CarriedModel Carried = new(
        Sample.Frame(Reader.Staff),
        [Back, Back with { Origin = "2026-08-t-7", TeacherName = "钱七", TakenBy = new Month(2026, 10) }],
        [new("2026-09-t-8", "t-8", "孙八", CarriedKind.Debt, 50m, new DateOnly(2026, 10, 19), "多算一节")]
    );

    public static readonly PayslipModel PayslipReturned = SettlementSamples.PayslipIn(PayslipState.Returned) with
    {
        PaidOn = new DateOnly(2026, 10, 19),
        Returned = Back,
    };

    public static readonly PayslipModel PayslipRepaying = SettlementSamples.PayslipIn(PayslipState.Paid) with
    {
        Repayments = [new Repayment("2026-08-t-1", 3_780m, new DateOnly(2026, 10, 28))],
        TaxGroups =
        [
            new TaxGroup("Basic", WithholdingTax.On(25_000m)),
            new TaxGroup("NonBasic", WithholdingTax.On(5_000m)),
        ],
    };

    public static readonly PayRunModel PayRunClosed = SettlementSamples.PayRunToApprove with
    {
        Totals = SettlementSamples.PayRun.Totals with { Repaid = 3_780m },
        Payslips = [.. SettlementSamples.PayRun.Payslips.Select(line => line with { Repaid = 3_780m })],
        Errors = Sample.Errors(new FieldError("returnedOn", "请写明银行退回的日期")),
        Returns = new ReturnForm(
            [new Choice("2026-09-t-1", "王五 3,780.00元，2026-10-19发放")],
            WithLaterMonth: true,
            new ReturnValues("2026-09-t-1", "", "户名不符")
        ),
        Taxes = new TaxGroupingLines(
            TaxGrouping.Month,
            [
                new(TaxGrouping.Month, 61_340.5m, 0),
                new(TaxGrouping.Stream, 60_100m, 12),
                new(TaxGrouping.Category, 61_340.5m, 0),
            ]
        ),
    };
}
