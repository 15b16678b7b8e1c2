using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>Begins a month's pay run; begun before, it is the same run, which goes on if it had stopped.</summary>
public sealed class StartRun(
    Settlements settlements,
    Calendars calendars,
    CurrentSettings settings,
    Commands commands,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <param name="call">By the service itself when the calendar starts it.</param>
    public Task<Outcome<PayRun>> RunAsync(Month month, Call call, DurableTaskClient durable) =>
        commands.RunAsync(
            call,
            RunCommands.PlaceOf(settlements, month),
            durable,
            () => DecideAsync(month, call.By, durable)
        );

    private async Task<Decided<PayRun>> DecideAsync(Month month, Caller by, DurableTaskClient durable)
    {
        if (await settlements.RunAsync(month) is { } begun)
            return Outcome.Of(await GoOnAsync(begun.Value, by, durable));
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        if (month.Last >= today)
            return Outcome.Refused<PayRun>("settlement.too-early", $"{month}还没有结束，请在次月1日以后开始结算");
        var calendar = await calendars.LoadAsync();
        if (!calendar.HasYear(month.Next.Year))
            return Outcome.Refused<PayRun>(
                "calendar.year-not-loaded",
                CalendarYearNotLoadedException.Sentence(month.Next.Year)
            );
        IReadOnlyList<RunPerson> makers = by == Caller.Service ? [] : [RunCommands.PersonOf(by)];
        var run = new PayRun(month, SettlementStage.Feedback, Windows(month, today, calendar), makers);
        return Decided.Change(
            run,
            new Act("settlement.start", month.ToString()),
            [TableRows.Insert(Settlements.RowOf(run))],
            OutboxMessage.Start(nameof(SettlementOrchestrator), Instances.Settlement(month), month)
        );
    }

    // A run that stopped goes on from where it was: every step finds what was done before.
    private async Task<PayRun> GoOnAsync(PayRun run, Caller by, DurableTaskClient durable)
    {
        var instance = Instances.Settlement(run.Month);
        if (await durable.GetInstanceAsync(instance) is not { RuntimeStatus: OrchestrationRuntimeStatus.Failed })
            return run;
        // Before it: killed between, a line too many tells of it, never none.
        await audit.WriteAsync(by, "settlement.go-on", run.Month.ToString());
        await durable.RestartEndedAsync(nameof(SettlementOrchestrator), instance, run.Month);
        return await settlements.ChangeRunAsync(run.Month, stopped => stopped with { Trouble = null });
    }

    // A run begun late still gives the streets the rest of the day, and every later window its own length.
    private SettlementWindows Windows(Month month, DateOnly today, WorkingCalendar calendar)
    {
        var rules = settings.SettlementOf(month);
        return SettlementWindows.Of(month, calendar, rules).AfterFeedback(today, calendar, rules);
    }
}
