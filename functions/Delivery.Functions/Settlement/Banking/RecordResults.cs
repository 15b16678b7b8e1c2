using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>
/// Takes the bank's results, all or none: failed is in the next file; paid stays paid unless the bank sends it back, by its
/// day: into the next file of a run that still pays, and after that to a later month.
/// </summary>
public sealed class RecordResults(
    RunCommands commands,
    Settlements settlements,
    ReturnedLater later,
    HeldBack held,
    TimeProvider clock
)
{
    // A batch of rows holds a hundred; the run itself and the message are among them, and one for whoever is told.
    private const int MostInOneBatch = 45;

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    public static Refusal Unknown(string payslipId) =>
        new("payout.payslip-unknown", $"本月没有工资单“{payslipId}”，请核对");

    public static Refusal Twice(string payslipId) => new("payout.twice", $"工资单“{payslipId}”登记了两次，请只留一条");

    public static string ReasonOf(TransferResult result) =>
        string.IsNullOrWhiteSpace(result.Reason) ? "银行没有说明原因" : result.Reason;

    public async Task<Outcome<PayRun>> RunAsync(
        Month month,
        IReadOnlyList<TransferResult> results,
        Call call,
        DurableTaskClient durable
    )
    {
        if (results.Count == 0)
            return Outcome.Refused<PayRun>("payout.empty", "请至少登记一笔转账结果", "results");
        var closed = await settlements.RunAsync(month) is { Value: { Stage: SettlementStage.Paid } run } ? run : null;
        var (back, now) = Split(results, closed is not null);
        var kept = await KeptAsync(month);
        var refusals = Check(now, kept);
        refusals.AddRange(await held.CheckAsync(now, kept));
        refusals.AddRange(await later.CheckAsync(month, back));
        if (refusals.Count > 0)
            return Outcome.Refused<PayRun>(refusals);
        // The key is answered with the last: whoever repeats it after a crash has what is missing taken.
        var batches = now.Select(one => one.Item).Chunk(MostInOneBatch).ToList();
        foreach (var (index, batch) in batches.Index())
        {
            var isLast = back.Count == 0 && index == batches.Count - 1;
            var taken = await TakeAsync(month, batch, isLast ? call : call.By, durable);
            if (taken.IsRefused || isLast)
                return taken;
        }

        return await later.RunAsync(closed!, [.. back.Select(one => one.Item)], call, durable);
    }

    private static (List<(int Index, TransferResult Item)> Back, List<(int Index, TransferResult Item)> Now) Split(
        IReadOnlyList<TransferResult> results,
        bool isClosed
    )
    {
        var all = results.Index().ToLookup(one => isClosed && one.Item.Returned);
        return ([.. all[true]], [.. all[false]]);
    }

    private Task<Outcome<PayRun>> TakeAsync(Month month, TransferResult[] batch, Call call, DurableTaskClient durable)
    {
        var failed = batch.Count(result => !result.Ok);
        var act = new Act("settlement.results", month.ToString(), $"{batch.Length - failed} / {failed}");
        return commands.ActAsync(call, month, act, durable, run => TakeAsync(run, batch, call.By));
    }

    private async Task<Outcome<RunChange>> TakeAsync(PayRun run, TransferResult[] batch, Caller by)
    {
        if (run.Approved is null)
            return Outcome.Refused<RunChange>("settlement.stage", $"{run.Month}发放还没有批准，不能登记转账结果");
        var kept = await KeptAsync(run.Month);
        if (Check([.. batch.Index()], kept) is { Count: > 0 } refusals)
            return Outcome.Refused<RunChange>(refusals);
        var (rows, messages) = (new List<Azure.Data.Tables.TableTransactionAction>(), new List<OutboxMessage>());
        foreach (var result in batch)
        {
            var (before, after) = (
                kept[result.PayslipId],
                Taken(kept[result.PayslipId].Value, result, by.Name, false).Value
            );
            kept[result.PayslipId] = before with { Value = after };
            if (after == before.Value)
                continue;
            rows.Add(TableRows.Replace(Settlements.RowOf(after), before.ETag));
            if (NewsOf(result, after) is { } news)
                messages.Add(news);
        }

        // Told once, by whichever batch pays the last: every batch replaces the run, so one of them is the last.
        var done = kept.Values.All(one => one.Value.Payslip.State == PayslipState.Paid);
        var message = OutboxMessage.Raise(
            Instances.Settlement(run.Month),
            Events.Settlement,
            SettlementMove.ResultsCame
        );
        return Outcome.Of(new RunChange(run, rows, [.. messages, .. done ? [message] : Array.Empty<OutboxMessage>()]));
    }

    private OutboxMessage? NewsOf(TransferResult result, KeptPayslip after) =>
        result switch
        {
            { Returned: true, ReturnedOn: { } on } when after.Returns?.Any(one => one.On == on) == true =>
                ReturnOrchestrator.Start(result.PayslipId, on, ReasonOf(result), afterClosing: false),
            { Ok: false, Returned: false } => ReturnOrchestrator.StartFailed(result.PayslipId, Today, ReasonOf(result)),
            _ => null,
        };

    private async Task<Dictionary<string, Stored<KeptPayslip>>> KeptAsync(Month month) =>
        (await settlements.PayslipsAsync(month)).ToDictionary(kept => kept.Value.Payslip.PayslipId);

    private List<Refusal> Check(
        IReadOnlyList<(int Index, TransferResult Item)> results,
        Dictionary<string, Stored<KeptPayslip>> kept
    )
    {
        var refusals = new List<Refusal>();
        var seen = new HashSet<string>();
        // Everybody is paid, and the month is being closed: it takes minutes, and what comes back then is a later month's.
        var isClosing = kept.Values.All(one => one.Value.Payslip.State == PayslipState.Paid);
        foreach (var (index, result) in results)
        {
            var field = $"results[{index}].payslipId";
            if (!kept.TryGetValue(result.PayslipId, out var payslip))
                refusals.Add(Unknown(result.PayslipId) with { Field = field });
            else if (!seen.Add(result.PayslipId))
                refusals.Add(Twice(result.PayslipId) with { Field = field });
            else
                refusals.AddRange(
                    Taken(payslip.Value, result, string.Empty, isClosing)
                        .Refusals.Select(one => one with { Field = ResultFields.Of(index, one.Code) })
                );
        }

        return refusals;
    }

    private Outcome<KeptPayslip> Taken(KeptPayslip kept, TransferResult result, string by, bool isClosing) =>
        (kept.Payslip.State, result) switch
        {
            (PayslipState.Failed, { Returned: true })
                when kept.Returns?.Any(one => one.On == result.ReturnedOn) == true => Outcome.Of(kept),
            (PayslipState.Paid, { Returned: true }) => isClosing
                ? Outcome.Refused<KeptPayslip>("settlement.closing", "这个月正在办结，请过几分钟再登记退回")
                : Returned(kept, result, by),
            (PayslipState.Paid, { Ok: true }) => Outcome.Of(kept),
            (PayslipState.Paid, _) => Outcome.Refused<KeptPayslip>(
                "payslip.state",
                "工资单目前是“已发放”，不能改为“发放失败”；到账后被退回的，请登记银行退回和日期"
            ),
            // The approval has been given, and this payslip has not heard of it yet.
            (PayslipState.Agreed, _) => Taken(kept.MovedTo(PayslipState.Approved).Value, result, by, isClosing),
            (PayslipState.Failed, { Ok: false }) => Outcome.Of(kept with { Failure = ReasonOf(result) }),
            (_, { Ok: false }) => Noted(
                kept.MovedTo(PayslipState.Failed),
                failed => failed with { Failure = ReasonOf(result) }
            ),
            _ => Noted(kept.MovedTo(PayslipState.Paid), paid => paid with { Failure = null, PaidOn = Today }),
        };

    private Outcome<KeptPayslip> Returned(KeptPayslip kept, TransferResult result, string by)
    {
        var known = kept.Returns ?? [];
        if (
            ReturnRules.Check(kept.Payslip, kept.PaidOn, known.Select(one => one.On), result.ReturnedOn, Today) is
            { } refusal
        )
            return Outcome.Refused<KeptPayslip>(refusal);
        var returned = new MoneyReturn(result.ReturnedOn!.Value, ReasonOf(result), by);
        return Noted(
            kept.MovedTo(PayslipState.Failed),
            failed =>
                failed with
                {
                    Failure = $"{returned.On:yyyy-MM-dd}银行退回：{returned.Reason}",
                    Returns = [.. known, returned],
                }
        );
    }

    private static Outcome<KeptPayslip> Noted(Outcome<KeptPayslip> moved, Func<KeptPayslip, KeptPayslip> note) =>
        moved.Match(kept => Outcome.Of(note(kept)), refusals => Outcome.Refused<KeptPayslip>(refusals));
}
