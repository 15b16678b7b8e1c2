using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>What the bank did with one transfer.</summary>
public sealed record TransferResult(string PayslipId, bool Ok, string? Reason = null);

/// <summary>Takes the bank's results, all or none: paid is paid for ever, failed is in the next file.</summary>
public sealed class RecordResults(RunCommands commands, Settlements settlements, TimeProvider clock)
{
    // A batch of rows holds a hundred; the run itself and the message are among them.
    private const int MostInOneBatch = 90;

    public async Task<Outcome<PayRun>> RunAsync(
        Month month,
        IReadOnlyList<TransferResult> results,
        Call call,
        DurableTaskClient durable
    )
    {
        if (results.Count == 0)
            return Outcome.Refused<PayRun>("payout.empty", "请至少登记一笔转账结果", "results");
        var refusals = Check(results, await KeptAsync(month));
        if (refusals.Count > 0)
            return Outcome.Refused<PayRun>(refusals);
        var batches = results.Chunk(MostInOneBatch).ToList();
        foreach (var batch in batches.SkipLast(1))
            if (await TakeAsync(month, batch, call.By, durable) is { IsRefused: true } refused)
                return refused;
        // The key is answered with the last: whoever repeats it after a crash has what is missing taken.
        return await TakeAsync(month, batches[^1], call, durable);
    }

    private Task<Outcome<PayRun>> TakeAsync(Month month, TransferResult[] batch, Call call, DurableTaskClient durable)
    {
        var failed = batch.Count(result => !result.Ok);
        var act = new Act("settlement.results", month.ToString(), $"{batch.Length - failed} / {failed}");
        return commands.ActAsync(call, month, act, durable, run => TakeAsync(run, batch));
    }

    private async Task<Outcome<RunChange>> TakeAsync(PayRun run, TransferResult[] batch)
    {
        if (run.Approved is null)
            return Outcome.Refused<RunChange>("settlement.stage", $"{run.Month}发放还没有批准，不能登记转账结果");
        var kept = await KeptAsync(run.Month);
        if (Check(batch, kept) is { Count: > 0 } refusals)
            return Outcome.Refused<RunChange>(refusals);
        var rows = new List<Azure.Data.Tables.TableTransactionAction>();
        foreach (var result in batch)
        {
            var (before, after) = (kept[result.PayslipId], Taken(kept[result.PayslipId].Value, result).Value);
            kept[result.PayslipId] = before with { Value = after };
            if (after != before.Value)
                rows.Add(TableRows.Replace(Settlements.RowOf(after), before.ETag));
        }

        // Told once, by whichever batch pays the last: every batch replaces the run, so one of them is the last.
        var done = kept.Values.All(one => one.Value.Payslip.State == PayslipState.Paid);
        var message = OutboxMessage.Raise(
            Instances.Settlement(run.Month),
            Events.Settlement,
            SettlementMove.ResultsCame
        );
        return Outcome.Of(new RunChange(run, rows, done ? [message] : []));
    }

    private async Task<Dictionary<string, Stored<KeptPayslip>>> KeptAsync(Month month) =>
        (await settlements.PayslipsAsync(month)).ToDictionary(kept => kept.Value.Payslip.PayslipId);

    private List<Refusal> Check(IReadOnlyList<TransferResult> results, Dictionary<string, Stored<KeptPayslip>> kept)
    {
        var refusals = new List<Refusal>();
        var seen = new HashSet<string>();
        foreach (var (index, result) in results.Index())
        {
            var field = $"results[{index}].payslipId";
            if (!kept.TryGetValue(result.PayslipId, out var payslip))
                refusals.Add(new("payout.payslip-unknown", $"本月没有工资单“{result.PayslipId}”，请核对", field));
            else if (!seen.Add(result.PayslipId))
                refusals.Add(new("payout.twice", $"工资单“{result.PayslipId}”登记了两次，请只留一条", field));
            else
                refusals.AddRange(
                    Taken(payslip.Value, result).Refusals.Select(refusal => refusal with { Field = field })
                );
        }

        return refusals;
    }

    private Outcome<KeptPayslip> Taken(KeptPayslip kept, TransferResult result) =>
        (kept.Payslip.State, result.Ok) switch
        {
            (PayslipState.Paid, true) => Outcome.Of(kept),
            // The approval has been given, and this payslip has not heard of it yet.
            (PayslipState.Agreed, _) => Taken(kept.MovedTo(PayslipState.Approved).Value, result),
            (PayslipState.Failed, false) => Outcome.Of(kept with { Failure = Reason(result) }),
            (_, false) => Noted(kept.MovedTo(PayslipState.Failed), failed => failed with { Failure = Reason(result) }),
            _ => Noted(
                kept.MovedTo(PayslipState.Paid),
                paid => paid with { Failure = null, PaidOn = ShanghaiTime.DateOf(clock.GetUtcNow()) }
            ),
        };

    private static Outcome<KeptPayslip> Noted(Outcome<KeptPayslip> moved, Func<KeptPayslip, KeptPayslip> note) =>
        moved.Match(kept => Outcome.Of(note(kept)), refusals => Outcome.Refused<KeptPayslip>(refusals));

    private static string Reason(TransferResult result) =>
        string.IsNullOrWhiteSpace(result.Reason) ? "银行没有说明原因" : result.Reason;
}
