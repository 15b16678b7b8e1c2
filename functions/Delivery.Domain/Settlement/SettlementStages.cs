using static Delivery.Domain.Settlement.SettlementStage;

namespace Delivery.Domain.Settlement;

/// <summary>Every legal move of a month's settlement, in one table.</summary>
public static class SettlementStages
{
    private static readonly Dictionary<SettlementStage, SettlementStage[]> Moves = new()
    {
        [SettlementStage.Feedback] = [Payroll],
        [Payroll] = [Check],
        [Check] = [Payout],
        // The second person may send it back, before approving it.
        [Payout] = [Payroll, Paid],
        [Paid] = [],
    };

    public static bool CanMoveTo(this SettlementStage from, SettlementStage to) => Moves[from].Contains(to);

    public static Outcome<SettlementStage> Move(SettlementStage from, SettlementStage to) =>
        from.CanMoveTo(to)
            ? Outcome.Of(to)
            : Outcome.Refused<SettlementStage>(
                "settlement.stage",
                $"本月结算目前在“{from.Label()}”阶段，不能进入“{to.Label()}”阶段"
            );

    public static string Label(this SettlementStage stage) =>
        stage switch
        {
            SettlementStage.Feedback => "街镇反馈",
            Payroll => "编制工资单",
            Check => "教师核对",
            Payout => "审批与发放",
            _ => "已发放",
        };
}
