using static Delivery.Domain.Ordering.OrderStage;

namespace Delivery.Domain.Ordering;

/// <summary>Every legal move of an order, in one table.</summary>
public static class OrderStages
{
    private static readonly Dictionary<OrderStage, OrderStage[]> Moves = new()
    {
        [Submitted] = [Approved, Returned, Rejected, Withdrawn],
        [Returned] = [Submitted, Rejected, Withdrawn],
        [Approved] = [OrderStage.Matching, Withdrawn, Cancelled],
        // Where nobody takes the rest over, what was taught before a teacher dropped out is still completed and paid.
        [OrderStage.Matching] = [Confirmed, InDelivery, Unmatched, Withdrawn, Cancelled],
        // Staff assign by hand, try again, or give up.
        [Unmatched] = [OrderStage.Matching, Confirmed, InDelivery, Completed, Withdrawn, Cancelled],
        // A teacher who drops out sends the course back to matching.
        [Confirmed] = [InDelivery, OrderStage.Matching, Cancelled],
        [InDelivery] = [Completed, OrderStage.Matching, Cancelled],
        [Completed] = [Closed],
        [Rejected] = [],
        [Withdrawn] = [],
        [Closed] = [],
        [Cancelled] = [],
    };

    public static IReadOnlyList<OrderStage> Next(this OrderStage stage) => Moves[stage];

    public static bool CanMoveTo(this OrderStage from, OrderStage to) => Moves[from].Contains(to);

    /// <summary>Staff have not taken it up: there is no course of it.</summary>
    public static bool IsBeforeApproval(this OrderStage stage) => stage is Submitted or Returned or Rejected;

    /// <summary>Nothing can happen to the order any more.</summary>
    public static bool IsFinal(this OrderStage stage) => Moves[stage].Length == 0;

    /// <summary>The order counts toward the season's limits: it was not turned down, taken back or called off.</summary>
    public static bool IsLive(this OrderStage stage) => stage is not (Rejected or Withdrawn or Cancelled);

    public static Outcome<OrderStage> Move(OrderStage from, OrderStage to) =>
        from.CanMoveTo(to)
            ? Outcome.Of(to)
            : Outcome.Refused<OrderStage>(
                "order.stage",
                $"订单目前是“{from.Label()}”，不能改为“{to.Label()}”，请刷新页面查看最新状态"
            );

    // How histories before 30 November 2026 name it, though the teacher had not signed yet.
    private const string EarlierConfirmed = "教师已确认";

    /// <summary>The stage that a line of an order's history names; null where it is a note beside the stages.</summary>
    public static OrderStage? Named(string label) =>
        label == EarlierConfirmed
            ? Confirmed
            : Moves.Keys.Where(stage => stage.Label() == label).Select(stage => (OrderStage?)stage).FirstOrDefault();

    public static string Label(this OrderStage stage) =>
        stage switch
        {
            Submitted => "待审核",
            Returned => "已退回待补充",
            Rejected => "审核未通过",
            Withdrawn => "已撤回",
            Approved => "审核通过",
            OrderStage.Matching => "正在匹配教师",
            Unmatched => "暂无教师",
            // Chosen by the association; whether the teacher has signed is told beside it.
            Confirmed => "已安排教师",
            InDelivery => "配送中",
            Completed => "课程已上完",
            Closed => "已办结",
            _ => "已取消",
        };
}
