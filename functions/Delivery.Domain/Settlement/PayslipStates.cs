using static Delivery.Domain.Settlement.PayslipState;

namespace Delivery.Domain.Settlement;

/// <summary>Every legal move of a payslip, in one table.</summary>
public static class PayslipStates
{
    private static readonly Dictionary<PayslipState, PayslipState[]> Moves = new()
    {
        [Draft] = [Released],
        // Silence until the window's end is agreement too.
        [Released] = [Agreed, Disputed],
        // Staff correct the payslip and release it again, or explain it: either way it is the teacher who agrees, or the
        // window's end.
        [Disputed] = [Draft, Released],
        // A run that is sent back is as before its release.
        [Agreed] = [Draft, Approved],
        [Approved] = [Paid, Failed],
        // A failed transfer is tried again.
        [Failed] = [Approved, Paid],
        // The bank sent it back while the month is still being paid.
        [Paid] = [Failed],
        // Shown of a closed month, whose rows stay as they are: the money is paid again in a later one.
        [Returned] = [],
    };

    public static IReadOnlyList<PayslipState> Next(this PayslipState state) => Moves[state];

    public static bool CanMoveTo(this PayslipState from, PayslipState to) => Moves[from].Contains(to);

    public static Outcome<PayslipState> Move(PayslipState from, PayslipState to) =>
        from.CanMoveTo(to)
            ? Outcome.Of(to)
            : Outcome.Refused<PayslipState>(
                "payslip.state",
                $"工资单目前是“{from.Label()}”，不能改为“{to.Label()}”，请刷新页面查看最新状态"
            );

    /// <param name="bySilence">It counts as agreed: the teacher has not said so until the time to check it was over.</param>
    /// <param name="wasDisputed">The teacher did not agree at first; that was answered.</param>
    public static string Label(this PayslipState state, bool bySilence, bool wasDisputed) =>
        (state, bySilence, wasDisputed) switch
        {
            (Agreed, true, true) => "已答复，视为同意",
            (Agreed, true, false) => "逾期未提出异议，视为同意",
            _ => state.Label(),
        };

    public static string Label(this PayslipState state) =>
        state switch
        {
            Draft => "编制中",
            Released => "待教师核对",
            Agreed => "教师已确认",
            Disputed => "教师有异议",
            Approved => "待发放",
            Paid => "已发放",
            Returned => "银行退回",
            _ => "发放失败",
        };
}
