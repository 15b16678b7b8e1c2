using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>The reviewed payslips go to the teachers; released late, the later windows move.</summary>
public sealed class ReleaseRun(
    RunCommands commands,
    Settlements settlements,
    Calendars calendars,
    CurrentSettings settings,
    LessonsToPay lessons,
    TellUnpaid unpaid,
    TimeProvider clock
)
{
    /// <param name="mayWait">
    /// Lessons of which street and teacher say different things, and staff nothing yet, go to the next month; otherwise they are
    /// named, and nothing is released.
    /// </param>
    public async Task<Outcome<PayRun>> RunAsync(Month month, Call call, DurableTaskClient durable, bool mayWait = true)
    {
        var calendar = await calendars.LoadAsync();
        return await commands.ActAsync(
            call,
            month,
            new Act("settlement.release", month.ToString()),
            durable,
            run => ReleaseAsync(run, call.By, calendar, mayWait),
            run => unpaid.RunAsync(run.Month)
        );
    }

    private async Task<Outcome<RunChange>> ReleaseAsync(PayRun run, Caller by, WorkingCalendar calendar, bool mayWait)
    {
        if (!mayWait && await UndecidedAsync(run) is { } undecided)
            return Outcome.Refused<RunChange>(undecided);
        var untaxed = await settlements.EachPayslipAsync(run.Month).CountAsync(kept => kept.Value.Payslip.NeedsTax);
        return untaxed > 0 && run.Stage == SettlementStage.Payroll
            ? Outcome.Refused<RunChange>(
                "settlement.tax-missing",
                $"还有{untaxed}位老师的税要人工填写，填写后才能发给老师核对"
            )
            : Release(run, by, calendar);
    }

    private async Task<Refusal?> UndecidedAsync(PayRun run)
    {
        var open = (await lessons.ToDecideAsync(run)).Where(PayRunLines.IsContradiction).ToList();
        return open.Count == 0
            ? null
            : new Refusal(
                "settlement.undecided",
                $"还有{open.Count}处说法不一没有决定：{string.Join("、", open.Select(PayRunLines.NameOf))}。请先决定，或勾选转到下个月再定",
                "later"
            );
    }

    private Outcome<RunChange> Release(PayRun run, Caller by, WorkingCalendar calendar)
    {
        if (RunCommands.Not(run, SettlementStage.Payroll, "发给老师核对") is { } refusal)
            return Outcome.Refused<RunChange>(refusal);
        var now = clock.GetUtcNow();
        var person = RunCommands.PersonOf(by);
        var released = run.MovedTo(SettlementStage.Check).MadeBy(person) with
        {
            Released = new RunAct(person, now),
            Windows = run.Windows.AfterPayroll(ShanghaiTime.DateOf(now), calendar, settings.SettlementOf(run.Month)),
        };
        return Outcome.Of(
            new RunChange(
                released,
                [],
                OutboxMessage.Raise(Instances.Settlement(run.Month), Events.Settlement, SettlementMove.Released)
            )
        );
    }
}
