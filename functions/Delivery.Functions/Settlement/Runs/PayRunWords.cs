using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>Where a run stands and what comes next, in words.</summary>
public static class PayRunWords
{
    public static Mark StageOf(PayRun run) =>
        run.Trouble is not null ? new Mark("已停下", Tone.Bad)
        : run.IsSentBack ? new Mark("退回编制", Tone.Warn)
        : run.Stage == SettlementStage.Paid ? new Mark(run.Stage.Label(), Tone.Ok)
        : run.Approved is not null ? new Mark("发放中", Tone.Warn)
        : new Mark(run.Stage.Label(), Tone.Warn);

    public static Mark StateOf(KeptPayslip kept) =>
        new(
            kept.StateLabel,
            kept.Payslip.State switch
            {
                PayslipState.Paid or PayslipState.Agreed => Tone.Ok,
                PayslipState.Failed or PayslipState.Returned => Tone.Bad,
                PayslipState.Disputed => Tone.Warn,
                _ => Tone.Plain,
            }
        );

    /// <param name="now">What beside the run itself tells whose turn it is.</param>
    public static string NextStepOf(PayRun run, RunNow now) =>
        run switch
        {
            { Trouble: { } trouble } => $"结算已停下：{trouble}",
            { Stage: SettlementStage.Feedback } => $"等街镇反馈，{By(run.Windows.Feedback)}截止，之后编制工资单",
            { IsSentBack: true } =>
                $"{run.SentBack![^1].By.Name}没有批准，请按原因改正，{By(run.Windows.Payroll)}前再发给老师",
            { Stage: SettlementStage.Payroll } => $"请审核工资单，{By(run.Windows.Payroll)}前发给老师",
            { Stage: SettlementStage.Check } => $"等老师核对，{By(run.Windows.Check)}截止，到时没有回复视为同意",
            { Stage: SettlementStage.Payout, Approved: null } when now.Disputes > 0 =>
                $"请先答复{now.Disputes}条异议，再请另一人批准，{By(run.Windows.Payout)}前发放",
            { Stage: SettlementStage.Payout, Approved: null } => $"请另一人批准，{By(run.Windows.Payout)}前发放",
            { Stage: SettlementStage.Payout } => PayoutStepOf(now),
            _ => $"{run.PaidAt.Map(Dates.Stamp)}全部发放完毕",
        };

    private static string PayoutStepOf(RunNow now) =>
        now switch
        {
            { ToSend: > 0, Files: 0 } => "请做银行文件，转账后登记结果",
            { ToSend: > 0 } =>
                $"请做第{now.Files + 1}号银行文件（{now.ToSend}笔），转账后登记结果{(now.Awaited > 0 ? $"；另等{now.Awaited}笔结果" : "")}",
            { Awaited: > 0 } => $"银行文件已交，等{now.Awaited}笔转账结果，请到后登记",
            { Held: > 0 } => $"还差{now.Held}位老师的银行账户，补上以后做下一号银行文件",
            _ => "都已到账，正在办结",
        };

    public static IReadOnlyList<Step> StepsOf(PayRun run) =>
        [
            StepOf(run, SettlementStage.Feedback, run.Windows.Feedback, null),
            StepOf(run, SettlementStage.Payroll, run.Windows.Payroll, By(run.Released, "发给老师")),
            StepOf(run, SettlementStage.Check, run.Windows.Check, null),
            StepOf(run, SettlementStage.Payout, run.Windows.Payout, By(run.Approved, "批准")),
        ];

    private static Step StepOf(PayRun run, SettlementStage stage, Window window, string? detail) =>
        new(
            stage.Label(),
            run.Stage > stage ? StepState.Done
                : run.Stage == stage ? StepState.Now
                : StepState.Ahead,
            $"{Dates.Day(window.First)}—{Dates.Day(window.Last)}",
            detail
        );

    private static string By(Window window) => Dates.Deadline(window.ClosesAt);

    private static string? By(RunAct? act, string what) =>
        act is null ? null : $"{act.By.Name} {Dates.Stamp(act.At)} {what}";

    private static string? Map(this DateTimeOffset? moment, Func<DateTimeOffset, string> word) =>
        moment is { } known ? word(known) : null;
}
