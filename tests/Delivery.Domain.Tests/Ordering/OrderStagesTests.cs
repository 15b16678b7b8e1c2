using Delivery.Domain.Ordering;
using static Delivery.Domain.Ordering.OrderStage;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Ordering;

public class OrderStagesTests
{
    [Fact]
    public void What_older_histories_call_a_chosen_teacher_is_known_and_no_longer_said()
    {
        Assert.Equal(OrderStage.Confirmed, OrderStages.Named("教师已确认"));
        Assert.Equal(OrderStage.Confirmed, OrderStages.Named(OrderStage.Confirmed.Label()));
        Assert.Equal("已安排教师", OrderStage.Confirmed.Label());
    }

    public static TheoryData<OrderStage, OrderStage> LegalMoves { get; } =
        new()
        {
            { Submitted, Approved },
            { Submitted, Returned },
            { Submitted, Rejected },
            { Submitted, Withdrawn },
            { Returned, Submitted },
            { Returned, Rejected },
            { Returned, Withdrawn },
            { Approved, OrderStage.Matching },
            { Approved, Withdrawn },
            { Approved, Cancelled },
            { OrderStage.Matching, Confirmed },
            { OrderStage.Matching, InDelivery },
            { OrderStage.Matching, Unmatched },
            { OrderStage.Matching, Withdrawn },
            { OrderStage.Matching, Cancelled },
            { Unmatched, OrderStage.Matching },
            { Unmatched, Confirmed },
            { Unmatched, InDelivery },
            { Unmatched, Completed },
            { Unmatched, Withdrawn },
            { Unmatched, Cancelled },
            { Confirmed, InDelivery },
            { Confirmed, OrderStage.Matching },
            { Confirmed, Cancelled },
            { InDelivery, Completed },
            { InDelivery, OrderStage.Matching },
            { InDelivery, Cancelled },
            { Completed, Closed },
        };

    [Fact]
    public void Exactly_these_moves_are_legal() =>
        Assert.Equal(
            LegalMoves.Select(row => (row.Data.Item1, row.Data.Item2)).Order(),
            from a in Enum.GetValues<OrderStage>()
            from b in Enum.GetValues<OrderStage>()
            where a.CanMoveTo(b)
            select (a, b)
        );

    [Theory]
    [MemberData(nameof(LegalMoves))]
    public void A_legal_move_is_made_and_remembered(OrderStage from, OrderStage to)
    {
        var moved = Order(from).MoveTo(to, FiledAt, "李建国", "同意").Value;

        Assert.Equal(to, moved.Stage);
        Assert.Equal([new OrderEvent(FiledAt, "李建国", to.Label(), "同意")], moved.History);
    }

    [Fact]
    public void An_illegal_move_is_refused_and_names_both_stages()
    {
        var refusal = Assert.Single(Order(Closed).MoveTo(Approved, FiledAt, "李建国").Refusals);

        Assert.Equal("order.stage", refusal.Code);
        Assert.Equal("订单目前是“已办结”，不能改为“审核通过”，请刷新页面查看最新状态", refusal.Message);
    }

    [Fact]
    public void Once_a_teacher_was_confirmed_a_street_does_not_withdraw_also_while_another_is_looked_for()
    {
        var again = Order(OrderStage.Matching)
            .MoveTo(Confirmed, FiledAt, "系统")
            .Value.MoveTo(OrderStage.Matching, FiledAt, "系统")
            .Value;

        Assert.True(Order(OrderStage.Matching).CanWithdraw);
        Assert.False(again.CanWithdraw);
        var refusal = Assert.Single(again.MoveTo(Withdrawn, FiledAt, "王丽").Refusals);
        Assert.Equal(new Refusal("order.stage", "这门课已经确认过老师，不能再撤回；要取消课时请打协会电话"), refusal);
    }

    [Fact]
    public void A_street_withdraws_only_until_a_teacher_is_confirmed() =>
        Assert.Equal(
            [Submitted, Returned, Approved, OrderStage.Matching, Unmatched],
            Enum.GetValues<OrderStage>().Where(s => s.CanMoveTo(Withdrawn))
        );

    [Fact]
    public void Four_stages_are_final() =>
        Assert.Equal([Rejected, Withdrawn, Closed, Cancelled], Enum.GetValues<OrderStage>().Where(OrderStages.IsFinal));

    [Fact]
    public void What_was_turned_down_taken_back_or_called_off_is_not_live() =>
        Assert.Equal([Rejected, Withdrawn, Cancelled], Enum.GetValues<OrderStage>().Where(s => !s.IsLive()));

    [Fact]
    public void Every_stage_has_a_name_of_its_own() =>
        Assert.Equal(12, Enum.GetValues<OrderStage>().Select(OrderStages.Label).Distinct().Count());

    private static Order Order(OrderStage stage) =>
        new("310101002-2026-001", Request, stage, FiledAt, Category.MartialArts, 900m, []);
}
