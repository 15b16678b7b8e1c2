using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Runs;

public sealed record RunWindow(Month Month, SettlementStage Stage);

/// <summary>When those waited for are reminded, and when their window closes.</summary>
/// <param name="Done">What the window waits for has been done: the run was released, or approved.</param>
/// <param name="LooksAgain">Its end is of a year that is not loaded: until that is known, it is looked for again when the others say.</param>
public sealed record RunWindowPlan(
    DateTimeOffset OpensAt,
    DateTimeOffset RemindAt,
    DateTimeOffset ClosesAt,
    bool Done,
    bool LooksAgain = false
);

/// <param name="Week">0 on the window's last day, 1 when it has closed, then one more each week.</param>
public sealed record RunSilence(Month Month, SettlementMove Missing, int Week);

/// <summary>Waits for finance staff: reminded on the window's last day, their manager told at its end and every week after.</summary>
public static class RunWaits
{
    public static Task<RunWindowPlan> PlanOf(
        this TaskOrchestrationContext context,
        Month month,
        SettlementStage stage
    ) => context.CallActivityAsync<RunWindowPlan>(nameof(PlanRunWindow), new RunWindow(month, stage), Retries.Storage);

    /// <summary>Until the move comes, however long it takes: a month is not left unpaid because somebody was silent.</summary>
    /// <param name="move">Who is silent is told that this is missing.</param>
    /// <param name="or">What may come instead.</param>
    public static async Task<SettlementMove> AwaitMove(
        this TaskOrchestrationContext context,
        Month month,
        RunWindowPlan plan,
        SettlementMove move,
        SettlementMove? or = null
    )
    {
        var deadline = plan.RemindAt;
        for (var week = 0; ; week++)
        {
            if (await context.Came(deadline, move, or) is { } came)
                return came;
            await context.CallActivityAsync(
                nameof(TellOfRunSilence),
                new RunSilence(month, move, week),
                Retries.Storage
            );
            deadline = plan.ClosesAt.AddDays(7 * week);
        }
    }

    // A move told twice comes again while the next one is waited for: it is not the one.
    private static async Task<SettlementMove?> Came(
        this TaskOrchestrationContext context,
        DateTimeOffset deadline,
        SettlementMove move,
        SettlementMove? or
    )
    {
        while (await context.AnswerUntil<SettlementMove>(Events.Settlement, deadline) is { Came: true } answer)
        {
            if (answer.Value == move || answer.Value == or)
                return answer.Value;
        }

        return null;
    }
}

/// <summary>A window's last day is a working day by its rule: that is when people are reminded.</summary>
public sealed class PlanRunWindow(Settlements settlements)
{
    [Function(nameof(PlanRunWindow))]
    public async Task<RunWindowPlan> Run([ActivityTrigger] RunWindow asked)
    {
        var run = (await settlements.GetRunAsync(asked.Month)).Value;
        var windows = run.Windows;
        var done = asked.Stage switch
        {
            SettlementStage.Payroll => run.Released is not null,
            SettlementStage.Payout => run.Approved is not null,
            _ => run.Stage > asked.Stage,
        };
        var window = asked.Stage switch
        {
            SettlementStage.Feedback => windows.Feedback,
            SettlementStage.Payroll => windows.Payroll,
            SettlementStage.Check => windows.Check,
            _ => windows.Payout,
        };
        return new RunWindowPlan(window.OpensAt, ShanghaiTime.At(window.Last, 9), window.ClosesAt, done);
    }
}

public sealed class TellOfRunSilence(Settlements settlements, LetterBox letters)
{
    [Function(nameof(TellOfRunSilence))]
    public async Task Run([ActivityTrigger] RunSilence silence)
    {
        var run = (await settlements.GetRunAsync(silence.Month)).Value;
        var windows = run.Windows;
        var (what, window) = silence.Missing switch
        {
            SettlementMove.Released => ("工资单还没有发给老师核对", windows.Payroll),
            SettlementMove.Approved => ("发放还没有批准", windows.Payout),
            _ => ("银行转账结果还没有登记齐", windows.Payout),
        };
        var to = silence.Week == 0 ? letters.Finance : letters.Manager;
        var link = letters.Link(Paths.Settlement(silence.Month.ToString()));
        await letters.PostAsync(
            $"settlement/{silence.Month}/{silence.Missing}/silence/{silence.Week}{run.Round}",
            to,
            silence.Week == 0
                ? new WindowClosingMail(letters.Contact, to.Name, silence.Month, what, window.ClosesAt, link)
                : new WindowMissedMail(letters.Contact, to.Name, silence.Month, what, window.ClosesAt, link)
        );
    }
}
