using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Disputes;

/// <summary>Every teacher checks the payslip; the silent are reminded on the last day, and silence at the window's end is agreement.</summary>
public static class Checking
{
    public static async Task AwaitChecks(this TaskOrchestrationContext context, Month month)
    {
        var plan = await context.PlanOf(month, SettlementStage.Check);
        await context.Until(plan.RemindAt);
        // Before the reminder, whose link ends with the window.
        if (context.WasDownOver(plan.ClosesAt))
            plan = await context.Extended(month);
        await context.ForPayslips(month, nameof(RemindOfPayslips));
        await context.Until(plan.ClosesAt);
        while (context.WasDownOver(plan.ClosesAt))
        {
            plan = await context.Extended(month);
            await context.Until(plan.ClosesAt);
        }

        await context.CallActivityAsync(nameof(CloseCheck), month, Retries.Storage);
        await context.ForPayslips(month, nameof(TakeSilenceAsAgreement));
    }

    // Where the next working day is of a year that is not loaded, it is looked for each morning.
    private static async Task<RunWindowPlan> Extended(this TaskOrchestrationContext context, Month month)
    {
        var plan = await Once();
        while (plan.LooksAgain)
        {
            await context.Until(plan.ClosesAt);
            plan = await Once();
        }

        return plan;

        Task<RunWindowPlan> Once() =>
            context.CallActivityAsync<RunWindowPlan>(nameof(ExtendCheck), month, Retries.Storage);
    }
}

/// <summary>The app was down as the window closed: the teachers get until the end of the next working day, once that is known.</summary>
public sealed class ExtendCheck(
    Settlements settlements,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(ExtendCheck))]
    public async Task<RunWindowPlan> Run([ActivityTrigger] Month month)
    {
        var (calendar, now) = (await calendars.LoadAsync(), clock.GetUtcNow());
        var run = await settlements.ChangeRunAsync(
            month,
            run => run with { Windows = Deadlines.Known(() => Extended(run, calendar, now)) ?? run.Windows }
        );
        var (window, again) = (run.Windows.Check, Deadlines.LookAgainAt(now));
        return window.ClosesAt > now
            ? new RunWindowPlan(window.OpensAt, ShanghaiTime.At(window.Last, 9), window.ClosesAt, Done: false)
            : new RunWindowPlan(window.OpensAt, again, again, Done: false, LooksAgain: true);
    }

    private SettlementWindows Extended(PayRun run, WorkingCalendar calendar, DateTimeOffset now) =>
        run.Windows.AfterCheck(
            calendar.AddWorkingDays(ShanghaiTime.DateOf(now), 1),
            calendar,
            settings.SettlementOf(run.Month)
        );
}

public sealed class RemindOfPayslips(Settlements settlements, PayslipLetters letters)
{
    [Function(nameof(RemindOfPayslips))]
    public async Task Run([ActivityTrigger] RunBatch batch)
    {
        var run = (await settlements.GetRunAsync(batch.Month)).Value;
        var silent = (await settlements.PayslipsAsync(batch.Month, batch.Ids))
            .Select(stored => stored.Value)
            .Where(kept => kept.Payslip.State == PayslipState.Released);
        PayslipTeachers.ThrowIfAny(await letters.ToCheckAsync(run, [.. silent], isReminder: true));
    }
}

/// <summary>From now on nobody answers any more: the stage is what the answers look at.</summary>
public sealed class CloseCheck(Settlements settlements)
{
    [Function(nameof(CloseCheck))]
    public Task Run([ActivityTrigger] Month month) =>
        // Done a second time after somebody has sent the run back, it leaves it with its maker.
        settlements.ChangeRunAsync(month, run => run.Released is null ? run : run.MovedTo(SettlementStage.Payout));
}

public sealed class TakeSilenceAsAgreement(Settlements settlements)
{
    [Function(nameof(TakeSilenceAsAgreement))]
    public Task Run([ActivityTrigger] RunBatch batch) => settlements.ChangeAsync(batch.Month, batch.Ids, Agree);

    private static Outcome<KeptPayslip> Agree(KeptPayslip kept) =>
        kept.Payslip.State == PayslipState.Released
            ? (kept with { BySilence = true }).MovedTo(PayslipState.Agreed)
            : Outcome.Of(kept);
}
