using CsCheck;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using static Delivery.Domain.Tests.Settlement.PayslipTests;

namespace Delivery.Domain.Tests.Settlement.Carried;

public class CarriedTests
{
    private static readonly CarriedItem Debt = new(
        "2026-08-T001",
        "T001",
        "沈知远",
        CarriedKind.Debt,
        50m,
        new DateOnly(2026, 9, 20)
    );

    private static readonly CarriedItem Back = Debt with { Kind = CarriedKind.Repayment, Amount = 840m };

    [Fact]
    public void What_a_month_cannot_take_off_is_left_to_a_later_one_where_staff_choose_so()
    {
        var draft = Payslip.Of("T001", September, [Line(1, 250m)]);
        var over = new Adjustment("多算", -300m, "赵敏");

        Assert.Equal("payslip.negative", Assert.Single(draft.Adjust(over).Refusals).Code);
        var carrying = draft.Adjust(over with { CarryRest = true }).Value;
        Assert.Equal((0m, 0m, 0m, 50m), (carrying.Gross, carrying.Tax, carrying.Transfer, carrying.CarriedOn));
        var eased = carrying.Adjust(new("补贴", 80m, "赵敏")).Value;
        Assert.Equal((30m, 0m), (eased.Gross, eased.CarriedOn));
    }

    [Fact]
    public void A_debt_comes_off_the_next_payslip_and_what_is_left_of_it_goes_on()
    {
        var enough = Payslip.Of("T001", September, [Line(1, 250m)]).Take([Debt]);
        var little = Payslip.Of("T001", September, [Line(1, 30m)]).Take([Debt]);

        Assert.Equal((200m, 0m), (enough.Gross, enough.CarriedOn));
        Assert.Equal((0m, 20m), (little.Gross, little.CarriedOn));
        Assert.Equal([new BroughtDebt("2026-08-T001", 50m)], little.Brought);
    }

    [Fact]
    public void Money_that_came_back_is_transferred_again_and_not_taxed_again()
    {
        var plain = Payslip.Of("T001", September, [Line(1, 1000m)]);
        var paying = plain.Take([Back]);

        Assert.Equal((plain.Gross, plain.Tax, plain.Net), (paying.Gross, paying.Tax, paying.Net));
        Assert.Equal(plain.Net + 840m, paying.Transfer);
        Assert.Equal(840m, PayRunTotals.Of([paying]).Repaid);
    }

    [Fact]
    public void Only_a_later_month_takes_an_item_and_only_one()
    {
        Assert.True(Debt.IsFor(September));
        Assert.False(Debt.IsFor(September.Previous));
        Assert.True((Debt with { TakenBy = September }).IsFor(September));
        Assert.False((Debt with { TakenBy = September }).IsFor(September.Next));
    }

    [Fact]
    public void A_payslip_that_shows_what_its_month_has_not_taken_or_shows_it_twice_breaks_the_proof()
    {
        var paying = Payslip.Of("T001", September, [Line(1, 1000m)]).Take([Back, Debt]);
        var spent = PayRunProof.BasicGrossByStreet([paying]);

        Assert.Empty(PayRunProof.Check([paying], paying.Transfer, spent, taken: [Back, Debt]));
        Assert.Equal(
            [
                new BrokenSum("工资单2026-08-T001的退回重发", 0m, 840m),
                new BrokenSum("工资单2026-08-T001的转入扣回", 0m, 50m),
            ],
            PayRunProof.Check([paying], paying.Transfer, spent)
        );
        var twice = paying with { Repayments = [.. paying.Repayments!, .. paying.Repayments!] };
        Assert.Contains(
            new BrokenSum("工资单2026-08-T001的退回重发", 840m, 1680m),
            PayRunProof.Check([twice], twice.Transfer, spent, taken: [Back, Debt])
        );
    }

    [Fact]
    public void Over_months_in_a_row_nothing_is_lost_and_nothing_is_taken_twice() =>
        Gen.Select(Gen.Int[0, 60_000], Gen.Int[-90_000, 20_000])
            .List[1, 8]
            .Sample(months =>
            {
                var (month, open, gross, parts) = (September, new List<CarriedItem>(), 0m, 0m);
                foreach (var (fen, adjusted) in months)
                {
                    month = month.Next;
                    var draft = Payslip.Of("T001", month, [Line(1, fen / 100m)]).Take(open);
                    var payslip = draft
                        .Adjust(new("更正", adjusted / 100m, "赵敏", CarryRest: true))
                        .Match(p => p, _ => draft);
                    var quota = PayRunProof.BasicGrossByStreet([payslip]);
                    if (PayRunProof.Check([payslip], payslip.Transfer, quota, taken: open).Count > 0)
                        return false;
                    gross += payslip.Gross;
                    parts += fen / 100m + payslip.Adjustments.Sum(one => one.Amount);
                    open =
                        payslip.CarriedOn == 0
                            ? []
                            : [Debt with { Origin = payslip.PayslipId, Amount = payslip.CarriedOn }];
                }

                return gross == parts + open.Sum(item => item.Amount);
            });

    [Theory]
    [InlineData(PayslipState.Failed, "2026-10-20", "payslip.state", "工资单目前是“发放失败”，已发放的才能登记银行退回")]
    [InlineData(PayslipState.Paid, null, "payout.return-date", "请写明银行退回的日期，应在2026-10-19至2026-10-28之间")]
    [InlineData(
        PayslipState.Paid,
        "2026-10-18",
        "payout.return-date",
        "请写明银行退回的日期，应在2026-10-19至2026-10-28之间"
    )]
    [InlineData(
        PayslipState.Paid,
        "2026-10-29",
        "payout.return-date",
        "请写明银行退回的日期，应在2026-10-19至2026-10-28之间"
    )]
    [InlineData(
        PayslipState.Paid,
        "2026-10-21",
        "payout.return-known",
        "2026-10-21的退回登记过了；重转后又被退回的，请写后一次的日期"
    )]
    public void A_return_that_cannot_be_is_refused(PayslipState state, string? on, string code, string message) =>
        Assert.Equal((code, message), Checked(state, on, 1000m));

    [Fact]
    public void What_was_never_transferred_does_not_come_back()
    {
        Assert.Equal(
            ("payout.no-transfer", "这张工资单没有转账，银行不会退回，请核对"),
            Checked(PayslipState.Paid, "2026-10-20", 0m)
        );
        Assert.Null(Checked(PayslipState.Paid, "2026-10-20", 1000m));
    }

    private static (string, string)? Checked(PayslipState state, string? on, decimal fee) =>
        ReturnRules.Check(
            Payslip.Of("T001", September, [Line(1, fee)]) with
            {
                State = state,
            },
            new DateOnly(2026, 10, 19),
            [new DateOnly(2026, 10, 21)],
            on is null ? null : DateOnly.Parse(on),
            new DateOnly(2026, 10, 28)
        )
            is { } refusal
            ? (refusal.Code, refusal.Message)
            : null;
}
