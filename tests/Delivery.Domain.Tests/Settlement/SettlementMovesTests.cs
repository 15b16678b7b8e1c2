using Delivery.Domain.Settlement;

namespace Delivery.Domain.Tests.Settlement;

public class SettlementMovesTests
{
    public static TheoryData<PayslipState, PayslipState> PayslipMoves { get; } =
        new()
        {
            { PayslipState.Draft, PayslipState.Released },
            { PayslipState.Released, PayslipState.Agreed },
            { PayslipState.Released, PayslipState.Disputed },
            { PayslipState.Agreed, PayslipState.Approved },
            { PayslipState.Agreed, PayslipState.Draft },
            { PayslipState.Disputed, PayslipState.Draft },
            { PayslipState.Disputed, PayslipState.Released },
            { PayslipState.Approved, PayslipState.Paid },
            { PayslipState.Approved, PayslipState.Failed },
            { PayslipState.Failed, PayslipState.Approved },
            { PayslipState.Failed, PayslipState.Paid },
            { PayslipState.Paid, PayslipState.Failed },
        };

    [Fact]
    public void A_payslip_makes_exactly_these_moves() =>
        Assert.Equal(
            PayslipMoves.Select(row => (row.Data.Item1, row.Data.Item2)).Order(),
            from a in Enum.GetValues<PayslipState>()
            from b in Enum.GetValues<PayslipState>()
            where a.CanMoveTo(b)
            select (a, b)
        );

    [Fact]
    public void An_illegal_move_of_a_payslip_names_both_states()
    {
        var refusal = Assert.Single(PayslipStates.Move(PayslipState.Paid, PayslipState.Agreed).Refusals);

        Assert.Equal("payslip.state", refusal.Code);
        Assert.Equal("工资单目前是“已发放”，不能改为“教师已确认”，请刷新页面查看最新状态", refusal.Message);
    }

    [Fact]
    public void A_settlement_goes_through_its_stages_one_by_one_and_back_to_its_maker_before_it_is_approved() =>
        Assert.Equal(
            [
                (SettlementStage.Feedback, SettlementStage.Payroll),
                (SettlementStage.Payroll, SettlementStage.Check),
                (SettlementStage.Check, SettlementStage.Payout),
                (SettlementStage.Payout, SettlementStage.Payroll),
                (SettlementStage.Payout, SettlementStage.Paid),
            ],
            from a in Enum.GetValues<SettlementStage>()
            from b in Enum.GetValues<SettlementStage>()
            where a.CanMoveTo(b)
            select (a, b)
        );

    [Fact]
    public void A_stage_left_out_is_refused()
    {
        var refusal = Assert.Single(SettlementStages.Move(SettlementStage.Feedback, SettlementStage.Payout).Refusals);

        Assert.Equal("settlement.stage", refusal.Code);
        Assert.Equal("本月结算目前在“街镇反馈”阶段，不能进入“审批与发放”阶段", refusal.Message);
        Assert.Equal(
            SettlementStage.Payroll,
            SettlementStages.Move(SettlementStage.Feedback, SettlementStage.Payroll).Value
        );
    }

    [Fact]
    public void Every_state_and_stage_has_a_name_of_its_own()
    {
        Assert.Equal(8, Enum.GetValues<PayslipState>().Select(s => s.Label()).Distinct().Count());
        Assert.Equal(5, Enum.GetValues<SettlementStage>().Select(s => s.Label()).Distinct().Count());
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("  不对 ", false)]
    [InlineData("金额不对啊", true)]
    public void Who_does_not_approve_says_why(string? reason, bool willDo)
    {
        var refusal = SendBackRules.Check(reason);

        Assert.Equal(willDo ? null : "settlement.send-back-reason", refusal?.Code);
        Assert.Equal(willDo ? null : "请写明为什么不批准，5到500个字，编制人会按它改正", refusal?.Message);
        Assert.NotNull(SendBackRules.Check(new string('长', 501)));
        Assert.Null(SendBackRules.Check(new string('长', 500)));
    }

    [Theory]
    [InlineData("zhaomin@example.cn", "sunli@example.cn", true)]
    [InlineData("zhaomin@example.cn", "zhaomin@example.cn", false)]
    [InlineData("zhaomin@example.cn", " ZhaoMin@example.cn", false)]
    public void Whoever_made_the_run_never_approves_it(string maker, string approver, bool allowed)
    {
        var refusal = TwoPersonRule.Check(maker, approver);

        Assert.Equal(allowed ? null : "settlement.same-person", refusal?.Code);
    }
}
