using CsCheck;
using Delivery.Domain.Money;

namespace Delivery.Domain.Tests.Money;

public class WithholdingTaxTests
{
    private static readonly Gen<decimal> AnyAmount = Gen.OneOf(
            Gen.Long[0, 600_000],
            Gen.Long[0, 10_000_000],
            Gen.Long[0, 5_000_000_000]
        )
        .Select(fen => fen / 100m);

    private static readonly TaxTable Harsh = new(new(2019, 1, 1), 0m, 0m, 0m, [new(null, 0.4m, 0m)]);

    public static TheoryData<decimal, decimal, decimal, decimal, decimal, decimal> Payments { get; } =
        new()
        {
            { 0m, 0m, 0.2m, 0m, 0m, 0m },
            { 200m, 0m, 0.2m, 0m, 0m, 200m },
            { 800m, 0m, 0.2m, 0m, 0m, 800m },
            { 800.01m, 0.01m, 0.2m, 0m, 0m, 800.01m },
            { 800.02m, 0.02m, 0.2m, 0m, 0m, 800.02m },
            // A tax of 0.5 fen and more is one fen.
            { 800.03m, 0.03m, 0.2m, 0m, 0.01m, 800.02m },
            { 1000m, 200m, 0.2m, 0m, 40m, 960m },
            { 2500m, 1700m, 0.2m, 0m, 340m, 2160m },
            { 3999.99m, 3199.99m, 0.2m, 0m, 640m, 3359.99m },
            { 4000m, 3200m, 0.2m, 0m, 640m, 3360m },
            { 4000.01m, 3200.01m, 0.2m, 0m, 640m, 3360.01m },
            { 5000m, 4000m, 0.2m, 0m, 800m, 4200m },
            { 10_000m, 8000m, 0.2m, 0m, 1600m, 8400m },
            // Taxable 20,000 and 50,000 end their brackets.
            { 25_000m, 20_000m, 0.2m, 0m, 4000m, 21_000m },
            { 25_000.01m, 20_000.01m, 0.3m, 2000m, 4000m, 21_000.01m },
            { 30_000m, 24_000m, 0.3m, 2000m, 5200m, 24_800m },
            { 62_500m, 50_000m, 0.3m, 2000m, 13_000m, 49_500m },
            { 62_500.01m, 50_000.01m, 0.4m, 7000m, 13_000m, 49_500.01m },
            { 100_000m, 80_000m, 0.4m, 7000m, 25_000m, 75_000m },
        };

    [Theory]
    [MemberData(nameof(Payments))]
    public void Tax_is_withheld_by_the_table(
        decimal gross,
        decimal taxable,
        decimal rate,
        decimal quickDeduction,
        decimal tax,
        decimal net
    ) => Assert.Equal(new Withholding(gross, taxable, rate, quickDeduction, tax, net), WithholdingTax.On(gross));

    [Fact]
    public void A_negative_payment_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WithholdingTax.On(-0.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => WithholdingTax.GrossFor(-0.01m));
    }

    [Fact]
    public void A_part_of_a_fen_is_rounded_before_the_tax() =>
        Assert.Equal(WithholdingTax.On(1000.01m), WithholdingTax.On(1000.005m));

    [Fact]
    public void The_largest_number_there_is_can_be_taxed() =>
        Assert.True(WithholdingTax.On(decimal.MaxValue) is { Rate: 0.4m, Tax: > 0 });

    [Fact]
    public void Net_and_tax_make_up_the_gross_and_neither_is_below_zero() =>
        AnyAmount.Sample(gross =>
            WithholdingTax.On(gross) is var w
            && w.Tax + w.Net == gross
            && w.Tax >= 0
            && w.Net >= 0
            && Fen.IsWhole(w.Tax)
            && w.Tax <= gross * 0.4m
        );

    [Fact]
    public void More_before_tax_is_never_less_after_it() =>
        Gen.Select(AnyAmount, AnyAmount)
            .Sample(
                (a, b) =>
                    WithholdingTax.On(Math.Min(a, b)) is var less
                    && WithholdingTax.On(Math.Max(a, b)) is var more
                    && less.Net <= more.Net
                    && less.Tax <= more.Tax
            );

    [Fact]
    public void One_fen_more_before_tax_is_at_most_one_fen_more_after_it() =>
        AnyAmount.Sample(gross =>
            WithholdingTax.On(gross + Fen.One).Net - WithholdingTax.On(gross).Net is 0m or Fen.One
        );

    [Fact]
    public void The_gross_for_a_net_leaves_exactly_that_net_and_is_the_smallest_that_does() =>
        AnyAmount.Sample(net =>
            WithholdingTax.GrossFor(net) is var gross
            && WithholdingTax.On(gross).Net == net
            && (gross == 0 || WithholdingTax.On(gross - Fen.One).Net < net)
        );

    [Fact]
    public void The_gross_for_what_a_payment_leaves_is_never_more_than_the_payment() =>
        AnyAmount.Sample(gross => WithholdingTax.GrossFor(WithholdingTax.On(gross).Net) <= gross);

    [Fact]
    public void A_table_without_any_deduction_is_inverted_as_exactly() =>
        Gen.Long[0, 2_000_000]
            .Select(fen => fen / 100m)
            .Sample(net => WithholdingTax.On(WithholdingTax.GrossFor(net, Harsh), Harsh).Net == net);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(800, 800)]
    [InlineData(960, 1000)]
    [InlineData(3360, 4000)]
    [InlineData(21000, 25000)]
    [InlineData(49500, 62500)]
    [InlineData(75000, 100000)]
    public void Fees_after_tax_have_their_gross(int net, int gross) =>
        Assert.Equal(gross, WithholdingTax.GrossFor(net));

    [Fact]
    public void The_upper_bound_holds_for_fees_paid_together() =>
        Gen.Select(AnyAmount, Gen.Int[1, 40])
            .Sample(
                (net, lessons) =>
                    WithholdingTax.GrossFor(net * lessons) <= lessons * TaxTable.Since2019.GrossAtMost(net)
            );

    [Fact]
    public void The_table_of_the_day_of_payment_applies()
    {
        var later = TaxTable.Since2019 with { AppliesFrom = new(2027, 1, 1), FlatDeduction = 1000m };
        TaxTable[] tables = [later, TaxTable.Since2019];

        Assert.Same(TaxTable.Since2019, TaxTable.On(new(2026, 12, 31), tables));
        Assert.Same(later, TaxTable.On(new(2027, 1, 1), tables));
        Assert.Throws<InvalidOperationException>(() => TaxTable.On(new(2018, 12, 31), tables));
        Assert.Equal(0m, WithholdingTax.On(1000m, later).Tax);
    }

    [Theory]
    [InlineData("0.005", "0.01")]
    [InlineData("0.0049", "0.00")]
    [InlineData("1.115", "1.12")]
    [InlineData("1.125", "1.13")]
    [InlineData("-1.125", "-1.13")]
    public void The_fen_is_rounded_half_up(string yuan, string expected) =>
        Assert.Equal(decimal.Parse(expected), Fen.Round(decimal.Parse(yuan)));
}
