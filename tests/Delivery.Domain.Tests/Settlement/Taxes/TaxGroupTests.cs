using CsCheck;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Taxes;
using static Delivery.Domain.Tests.Settlement.PayslipTests;

namespace Delivery.Domain.Tests.Settlement.Taxes;

public class TaxGroupTests
{
    private static readonly PayslipLine[] Lines =
    [
        Line(1, 900m) with
        {
            Category = Category.MartialArts,
        },
        Line(2, 900m, FundingStream.NonBasic) with
        {
            Category = Category.Lecture,
        },
    ];

    private static readonly Gen<List<PayslipLine>> AnyCategories = Gen.Select(
        AnyLines,
        Gen.Enum<Category>().Array[25],
        (lines, of) => lines.Select((line, i) => line with { Category = of[i] }).ToList()
    );

    [Theory]
    [InlineData(TaxGrouping.Month, 200, 0)]
    [InlineData(TaxGrouping.Stream, 40, 2)]
    [InlineData(TaxGrouping.Category, 40, 2)]
    public void Fees_are_one_payment_or_one_for_each_stream_or_category(TaxGrouping by, int tax, int groups)
    {
        var payslip = Payslip.Of("T001", September, Lines, by: by);

        Assert.Equal((1800m, tax, 1800m - tax), (payslip.Gross, payslip.Tax, payslip.Net));
        Assert.Equal(groups, payslip.TaxGroups?.Count ?? 0);
    }

    [Fact]
    public void Groups_are_called_as_people_call_them() =>
        Assert.Equal(
            [FundingStream.Basic.Label(), Category.Lecture.Label(), "其他"],
            new[] { "Basic", "Lecture", TaxGroup.Rest }.Select(key => new TaxGroup(key, WithholdingTax.On(0)).Label)
        );

    [Fact]
    public void Each_group_is_rounded_half_up_by_itself()
    {
        PayslipLine[] lines = [Line(1, 800.03m), Line(2, 800.03m, FundingStream.NonBasic)];

        // 20% of 0.03 is 0.006: a fen for each.
        Assert.Equal(0.02m, Payslip.Of("T001", September, lines, by: TaxGrouping.Stream).Tax);
    }

    [Fact]
    public void What_is_taken_away_comes_off_the_greatest_group_first_and_what_is_added_goes_there()
    {
        PayslipLine[] lines = [Line(1, 900m), Line(2, 1000m, FundingStream.NonBasic)];

        Assert.Equal([900m, 700m], GrossWith(-300m));
        Assert.Equal([700m, 0m], GrossWith(-1200m));
        Assert.Equal([900m, 1300m], GrossWith(300m));
        Assert.Equal([300m], TaxGroups.Of(TaxGrouping.Stream, [], 300m).Select(group => group.Withholding.Gross));

        IEnumerable<decimal> GrossWith(decimal beside) =>
            TaxGroups.Of(TaxGrouping.Stream, lines, beside).Select(group => group.Withholding.Gross);
    }

    [Fact]
    public void Whatever_the_grouping_the_whole_is_the_sum_of_its_groups_and_proves() =>
        Gen.Select(AnyCategories, Gen.Enum<TaxGrouping>(), Gen.Enum<FeeNorm>(), Gen.Int[-90_000, 50_000])
            .Sample(
                (lines, by, norm, fen) =>
                {
                    var draft = Payslip.Of("T001", September, lines, norm, by: by);
                    var payslip = draft
                        .Adjust(new("调整", fen / 100m, "赵敏", CarryRest: true))
                        .Match(p => p, _ => draft);
                    var groups = payslip.TaxGroups ?? [new TaxGroup(TaxGroup.Rest, payslip.Withholding)];
                    return groups.Sum(one => one.Withholding.Tax) == payslip.Tax
                        && groups.Sum(one => one.Withholding.Gross) == payslip.Gross
                        && groups.All(one => one.Withholding == WithholdingTax.On(one.Withholding.Gross))
                        && PayRunProof
                            .Check([payslip], payslip.Transfer, PayRunProof.BasicGrossByStreet([payslip]))
                            .Count == 0;
                }
            );

    [Fact]
    public void A_promise_after_tax_is_kept_group_by_group() =>
        Gen.Select(AnyCategories, Gen.Enum<TaxGrouping>())
            .Sample(
                (lines, by) =>
                    Payslip.Of("T001", September, lines, FeeNorm.AfterTax, by: by).Net == lines.Sum(line => line.Fee)
            );

    [Fact]
    public void The_difference_between_the_ways_is_shown()
    {
        var payslip = Payslip.Of("T001", September, Lines);

        Assert.Equal(
            [
                new TaxComparison(TaxGrouping.Month, 200m, 0),
                new TaxComparison(TaxGrouping.Stream, 40m, 1),
                new TaxComparison(TaxGrouping.Category, 40m, 1),
            ],
            TaxComparison.Of([payslip])
        );
    }

    [Fact]
    public void Groups_that_do_not_make_up_the_tax_are_found()
    {
        var payslip = Payslip.Of("T001", September, Lines, by: TaxGrouping.Stream);
        var bad = payslip with { TaxGroups = [.. payslip.TaxGroups!.Take(1)] };

        Assert.Equal(
            [
                new BrokenSum("工资单2026-09-T001分别计税的应发", 900m, 1800m),
                new BrokenSum("工资单2026-09-T001分别计税的扣税", 20m, 40m),
            ],
            PayRunProof.Check([bad], bad.Net, PayRunProof.BasicGrossByStreet([bad]))
        );
    }

    [Theory]
    [InlineData("month", TaxGrouping.Month)]
    [InlineData("stream", TaxGrouping.Stream)]
    [InlineData("category", TaxGrouping.Category)]
    [InlineData("合并", null)]
    public void The_setting_names_a_grouping(string name, TaxGrouping? by) => Assert.Equal(by, TaxGroupings.Find(name));
}
