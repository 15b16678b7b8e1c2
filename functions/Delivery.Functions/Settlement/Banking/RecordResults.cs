using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
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
    BankFiles files,
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
        var handed = await HandedOver.OfAsync(files, month);
        var (named, unclear) = ResultLines.Find(month, results, handed);
        var (back, now) = Split(named, closed is not null);
        var kept = await KeptAsync(month);
        List<Refusal> refusals =
        [
            .. unclear,
            .. await held.CheckAsync(now, kept),
            .. Check(now, kept, handed),
            .. await later.CheckAsync(month, back),
            .. NotReturned(back, kept, handed),
        ];
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
        IReadOnlyList<(int Index, TransferResult Item)> results,
        bool isClosed
    )
    {
        var all = results.ToLookup(one => isClosed && one.Item.Returned);
        return ([.. all[true]], [.. all[false]]);
    }

    private static IEnumerable<Refusal> NotReturned(
        IEnumerable<(int Index, TransferResult Item)> results,
        Dictionary<string, Stored<KeptPayslip>> kept,
        HandedOver handed
    )
    {
        foreach (var (index, result) in results)
            if (
                kept.TryGetValue(result.PayslipId, out var payslip)
                && handed.Of(payslip.Value).CheckReturned(result.PayslipId, result.File) is { } refusal
            )
                yield return refusal with
                {
                    Field = ResultFields.Of(index, refusal.Code),
                };
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
        var handed = await HandedOver.OfAsync(files, run.Month);
        if (Check([.. batch.Index()], kept, handed) is { Count: > 0 } refusals)
            return Outcome.Refused<RunChange>(refusals);
        var rules = new TransferRules(Today, by.Name, IsClosing: false);
        var (rows, messages) = (new List<Azure.Data.Tables.TableTransactionAction>(), new List<OutboxMessage>());
        foreach (var result in batch)
        {
            var before = kept[result.PayslipId];
            var after = rules.Taken(before.Value, result, handed.Of(before.Value)).Value;
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
            // The bank may call it a return although nothing had arrived.
            { Ok: false } => ReturnOrchestrator.StartFailed(result.PayslipId, Today, ReasonOf(result)),
            _ => null,
        };

    private async Task<Dictionary<string, Stored<KeptPayslip>>> KeptAsync(Month month) =>
        (await settlements.PayslipsAsync(month)).ToDictionary(kept => kept.Value.Payslip.PayslipId);

    private List<Refusal> Check(
        IReadOnlyList<(int Index, TransferResult Item)> results,
        Dictionary<string, Stored<KeptPayslip>> kept,
        HandedOver handed
    )
    {
        var refusals = new List<Refusal>();
        var seen = new HashSet<string>();
        // Everybody is paid, and the month is being closed: it takes minutes, and what comes back then is a later month's.
        var isClosing = kept.Values.All(one => one.Value.Payslip.State == PayslipState.Paid);
        var rules = new TransferRules(Today, string.Empty, isClosing);
        foreach (var (index, result) in results)
        {
            var field = $"results[{index}].payslipId";
            if (!kept.TryGetValue(result.PayslipId, out var payslip))
                refusals.Add(Unknown(result.PayslipId) with { Field = field });
            else if (!seen.Add(result.PayslipId))
                refusals.Add(Twice(result.PayslipId) with { Field = field });
            else
                refusals.AddRange(
                    rules
                        .Taken(payslip.Value, result, handed.Of(payslip.Value))
                        .Refusals.Select(one => one with { Field = ResultFields.Of(index, one.Code) })
                );
        }

        return refusals;
    }
}
