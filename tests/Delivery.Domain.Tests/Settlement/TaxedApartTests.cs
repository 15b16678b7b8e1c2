using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Taxes;

namespace Delivery.Domain.Tests.Settlement;

/// <summary>All of a teacher's fees paid in one month are one payment: two payslips paid in one are held against that.</summary>
public class TaxedApartTests
{
    [Theory]
    [InlineData(3000, 3000, 880, 960)]
    [InlineData(500, 700, 0, 80)]
    [InlineData(20000, 10000, 4800, 5200)]
    [InlineData(300, 400, null, null)]
    public void Two_payslips_are_held_against_one_payment(int first, int second, int? apart, int? together)
    {
        var found = TaxedApart.Of(Of(10, second), [Of(9, first)]);

        Assert.Equal(((decimal?)apart, (decimal?)together), (found?.Apart, found?.Together));
        if (found is not null)
            Assert.Equal(["2026-09-T1"], found.Others);
    }

    [Fact]
    public void Alone_beside_nothing_or_taxed_by_hand_there_is_nothing_to_hold_it_against()
    {
        Assert.Null(TaxedApart.Of(Of(10, 3000), []));
        Assert.Null(TaxedApart.Of(Of(10, 3000), [Of(9, 0)]));
        Assert.Null(TaxedApart.Of(Of(10, 3000, TaxStatus.NonResident), [Of(9, 3000)]));
        Assert.Null(TaxedApart.Of(Of(10, 3000), [Of(9, 3000, TaxStatus.Company)]));
    }

    [Fact]
    public void Fees_that_are_taxed_by_stream_are_one_payment_within_it()
    {
        var (basic, other) = (FundingStream.Basic, FundingStream.NonBasic);

        Assert.Null(
            TaxedApart.Of(
                Of(10, 700, by: TaxGrouping.Stream, of: other),
                [Of(9, 700, by: TaxGrouping.Stream, of: basic)]
            )
        );
        var found = TaxedApart.Of(
            Of(10, 700, by: TaxGrouping.Stream, of: basic),
            [Of(9, 700, by: TaxGrouping.Stream, of: basic)]
        );
        Assert.Equal((0m, 120m), (found!.Apart, found.Together));
    }

    private static Payslip Of(
        int month,
        decimal fee,
        TaxStatus status = TaxStatus.Resident,
        TaxGrouping by = TaxGrouping.Month,
        FundingStream of = FundingStream.Basic
    ) =>
        Payslip.Of(
            "T1",
            new Month(2026, month),
            [
                new PayslipLine(
                    $"A1-2026-{month:000}-01",
                    $"A1-2026-{month:000}",
                    "A1",
                    of,
                    ShanghaiTime.At(new DateOnly(2026, month, 7), 9),
                    "太极拳",
                    fee
                ),
            ],
            status: status,
            by: by
        );
}
