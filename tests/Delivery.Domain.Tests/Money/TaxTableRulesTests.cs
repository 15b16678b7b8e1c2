using CsCheck;
using Delivery.Domain.Money;

namespace Delivery.Domain.Tests.Money;

public class TaxTableRulesTests
{
    private static readonly DateOnly Today = new(2026, 9, 22);
    private static readonly TaxTable Good = TaxTable.Since2019 with { AppliesFrom = new(2026, 10, 1) };

    [Fact]
    public void The_table_in_force_would_be_taken_for_next_month() => Assert.Empty(TaxTableRules.Check(Good, Today));

    public static TheoryData<string, string, TaxTable> Wrong =>
        new()
        {
            { "tax-table.from", "最早2026-10-01", Good with { AppliesFrom = new(2026, 9, 1) } },
            { "tax-table.from", "某月1日", Good with { AppliesFrom = new(2026, 11, 2) } },
            { "tax-table.deduction", "定额减除不能为负", Good with { FlatDeduction = -1m } },
            { "tax-table.deduction", "减除比例应为0%至100%", Good with { DeductionRate = 1m } },
            { "tax-table.deduction", "应相等", Good with { FlatDeduction = 900m } },
            { "tax-table.brackets", "最后一级应写“以上”", Good with { Brackets = [new(20_000m, 0.2m, 0m)] } },
            { "tax-table.brackets", "第一级的速算扣除数应为0", Good with { Brackets = [new(null, 0.2m, 5m)] } },
            { "tax-table.brackets", "税率应为0%至100%", Good with { Brackets = [new(null, 1m, 0m)] } },
            {
                "tax-table.ascending",
                "逐级升高",
                Good with
                {
                    Brackets = [new(20_000m, 0.3m, 0m), new(null, 0.2m, -2_000m)],
                }
            },
            {
                "tax-table.gap",
                "速算扣除数应为2000",
                Good with
                {
                    Brackets = [new(20_000m, 0.2m, 0m), new(null, 0.3m, 2_500m)],
                }
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_table_that_cannot_be_taxed_by_is_refused_with_the_reason(string code, string says, TaxTable table) =>
        Assert.Contains(
            TaxTableRules.Check(table, Today),
            refusal => refusal.Code == code && refusal.Message.Contains(says, StringComparison.Ordinal)
        );

    [Fact]
    public void A_table_that_is_taken_never_leaves_less_for_more() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 35], Gen.Int[1, 200_000], Gen.Int[1, 20_000_000])
            .Sample(
                (lowest, step, border, fen) =>
                {
                    var (low, high) = (lowest / 100m, (lowest + step) / 100m);
                    var table = Good with { Brackets = [new(border, low, 0m), new(null, high, border * (high - low))] };
                    var (less, more) = (
                        WithholdingTax.On((fen - 1) / 100m, table),
                        WithholdingTax.On(fen / 100m, table)
                    );
                    return TaxTableRules.Check(table, Today).Count == 0 && less.Net <= more.Net && less.Tax <= more.Tax;
                }
            );
}
