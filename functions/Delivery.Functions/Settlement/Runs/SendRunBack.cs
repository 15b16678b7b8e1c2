using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>
/// The second person does not approve: the run is as it was before its release, and whatever its maker changes or not, the
/// teachers check it again before somebody approves it.
/// </summary>
public sealed class SendRunBack(
    RunCommands commands,
    ApproveRun approve,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const string What = "退回";

    public async Task<Outcome<PayRun>> RunAsync(Month month, string? reason, Call call, DurableTaskClient durable)
    {
        var calendar = await calendars.LoadAsync();
        return await commands.ActAsync(
            call,
            month,
            new Act("settlement.send-back", month.ToString(), reason),
            durable,
            run => SendBackAsync(run, reason, RunCommands.PersonOf(call.By), calendar)
        );
    }

    /// <summary>Why this person cannot send the run back now, whatever the reason; empty when nothing stands against it.</summary>
    public Task<IReadOnlyList<Refusal>> ObjectionsAsync(PayRun run, string personId) =>
        approve.OfSecondPersonAsync(run, personId, What, $"不能再{What}");

    private async Task<Outcome<RunChange>> SendBackAsync(
        PayRun run,
        string? reason,
        RunPerson by,
        WorkingCalendar calendar
    )
    {
        if (await ObjectionsAsync(run, by.Id) is { Count: > 0 } objections)
            return Outcome.Refused<RunChange>(objections);
        if (SendBackRules.Check(reason) is { } refusal)
            return Outcome.Refused<RunChange>(refusal);
        return Outcome.Of(
            new RunChange(
                SentBack(run, new RunSentBack(by, clock.GetUtcNow(), reason!.Trim()), calendar),
                [],
                OutboxMessage.Raise(Instances.Settlement(run.Month), Events.Settlement, SettlementMove.SentBack)
            )
        );
    }

    private PayRun SentBack(PayRun run, RunSentBack word, WorkingCalendar calendar) =>
        run with
        {
            Stage = SettlementStages.Move(run.Stage, SettlementStage.Payroll).Value,
            Released = null,
            Windows = run.Windows.AfterSendingBack(
                ShanghaiTime.DateOf(word.At),
                calendar,
                settings.SettlementOf(run.Month)
            ),
            SentBack = [.. run.SentBack ?? [], word],
        };
}
