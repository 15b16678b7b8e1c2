using CsCheck;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using static Delivery.Domain.Tests.Settlement.PayslipTests;

namespace Delivery.Domain.Tests.Settlement;

public class PayRunProofTests
{
    private static readonly Payslip Lin = Payslip.Of(
        "T001",
        September,
        [Line(1, 1000m), Line(2, 300m, FundingStream.NonBasic), Line(3, 200m, street: "310101013")]
    );

    private static readonly Dictionary<string, decimal> Spent = new() { ["310101002"] = 1000m, ["310101013"] = 200m };

    [Fact]
    public void A_run_whose_sums_hold_has_nothing_broken() => Assert.Empty(PayRunProof.Check([Lin], Lin.Net, Spent));

    [Fact]
    public void The_totals_add_up()
    {
        var other = Payslip.Of("T002", September, [Line(4, 5000m)]);

        Assert.Equal(new PayRunTotals(6500m, 940m, 5560m, 4, 2), PayRunTotals.Of([Lin, other]));
        Assert.Equal(new PayRunTotals(0m, 0m, 0m, 0, 0), PayRunTotals.Of([]));
    }

    [Fact]
    public void A_gross_that_is_not_the_sum_of_its_lines_is_found() =>
        Assert.Equal(
            [new BrokenSum("工资单2026-09-T001应发", 1300m, 1500m), new BrokenSum("街镇310101013配额支出", 0m, 200m)],
            PayRunProof.Check([Lin with { Lines = [.. Lin.Lines.Take(2)] }], Lin.Net, Spent)
        );

    [Fact]
    public void A_wrong_tax_is_found() =>
        Assert.Equal(
            [new BrokenSum("工资单2026-09-T001扣税", 140m, 139m)],
            PayRunProof.Check(
                [Lin with { Withholding = Lin.Withholding with { Tax = 139m, Net = 1361m } }],
                1361m,
                Spent
            )
        );

    [Fact]
    public void A_net_that_is_not_gross_less_tax_is_found() =>
        Assert.Equal(
            [new BrokenSum("工资单2026-09-T001实发", 1360m, 1361m)],
            PayRunProof.Check([Lin with { Withholding = Lin.Withholding with { Net = 1361m } }], 1361m, Spent)
        );

    [Fact]
    public void A_negative_gross_is_found_and_not_taxed() =>
        Assert.Contains(
            new BrokenSum("工资单2026-09-T001应发", 1500m, -1m),
            PayRunProof.Check([Lin with { Withholding = new(-1m, 0, 0, 0, 0, -1m) }], -1m, Spent)
        );

    [Fact]
    public void A_bank_file_with_another_total_is_found() =>
        Assert.Equal([new BrokenSum("银行文件总额", 1360m, 1359.99m)], PayRunProof.Check([Lin], 1359.99m, Spent));

    [Fact]
    public void Quota_spent_that_no_line_explains_is_found_and_so_is_a_line_without_it() =>
        Assert.Equal(
            [
                new BrokenSum("街镇310101002配额支出", 1000m, 999m),
                new BrokenSum("街镇310101013配额支出", 200m, 0m),
                new BrokenSum("街镇310101099配额支出", 0m, 5m),
            ],
            PayRunProof.Check(
                [Lin],
                Lin.Net,
                new Dictionary<string, decimal> { ["310101099"] = 5m, ["310101002"] = 999m }
            )
        );

    [Fact]
    public void Every_run_made_by_the_rules_proves_whatever_the_norm() =>
        Gen.Select(AnyLines, Gen.Enum<FeeNorm>(), Gen.Int[-50_000, 50_000])
            .Sample(
                (lines, norm, fen) =>
                {
                    var draft = Payslip.Of("T001", September, lines, norm);
                    var payslip = draft.Adjust(new("调整", fen / 100m, "赵敏")).Match(p => p, _ => draft);
                    var totals = PayRunTotals.Of([payslip]);
                    return totals.Gross - totals.Tax == totals.Net
                        && PayRunProof.Check([payslip], totals.Net, PayRunProof.BasicGrossByStreet([payslip])).Count
                            == 0;
                }
            );

    [Fact]
    public void One_fen_in_the_wrong_place_is_always_found() =>
        Gen.Select(AnyLines.Where(l => l.Count > 0), Gen.Int[0, 3])
            .Sample(
                (lines, place) =>
                {
                    var good = Payslip.Of("T001", September, lines);
                    var quota = PayRunProof.BasicGrossByStreet([good]);
                    var (bad, bank) = place switch
                    {
                        0 => (
                            good with
                            {
                                Withholding = good.Withholding with { Gross = good.Gross + Fen.One },
                            },
                            good.Net
                        ),
                        1 => (good with { Withholding = good.Withholding with { Tax = good.Tax + Fen.One } }, good.Net),
                        2 => (good with { Withholding = good.Withholding with { Net = good.Net + Fen.One } }, good.Net),
                        _ => (good, good.Net + Fen.One),
                    };
                    return PayRunProof.Check([bad], bank, quota).Count > 0;
                }
            );
}
