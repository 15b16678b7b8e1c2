using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
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
    CheckResults check,
    ReturnedLater later,
    BankFiles files,
    TimeProvider clock
)
{
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
        var looked = await check.RunAsync(month, now, handed);
        List<Refusal> refusals =
        [
            .. unclear,
            .. looked.Refusals,
            .. await later.CheckAsync(month, back),
            .. await check.NotReturnedAsync(month, back, handed),
        ];
        if (refusals.Count > 0)
            return Outcome.Refused<PayRun>(refusals);
        var taken = now.Count == 0 ? null : await TakeAllAsync(month, looked, handed, back.Count, call, durable);
        return taken is null || (!taken.IsRefused && back.Count > 0)
            ? await later.RunAsync(closed!, [.. back.Select(one => one.Item)], call, durable)
            : taken;
    }

    // The key is answered with the last: whoever repeats it after a crash has what is missing taken.
    private async Task<Outcome<PayRun>> TakeAllAsync(
        Month month,
        CheckedResults looked,
        HandedOver handed,
        int after,
        Call call,
        DurableTaskClient durable
    )
    {
        var pages = looked.Changing.Chunk(PayslipBatches.MostInOneBatch).ToList();
        foreach (var page in pages.SkipLast(1))
        {
            var taken = await TakeAsync(new ResultPage(month, page, IsLast: false), handed, call.By, durable);
            if (!taken.IsRefused)
                continue;
            // What the pages before it paid may have been the last of the month, with what a rival has paid.
            await TakeAsync(new ResultPage(month, [], IsLast: true), handed, call.By, durable);
            return taken;
        }

        var last = new ResultPage(month, pages.LastOrDefault([]), IsLast: true);
        return await TakeAsync(last, handed, after == 0 ? call : call.By, durable);
    }

    private static (List<(int Index, TransferResult Item)> Back, List<(int Index, TransferResult Item)> Now) Split(
        IReadOnlyList<(int Index, TransferResult Item)> results,
        bool isClosed
    )
    {
        var all = results.ToLookup(one => isClosed && one.Item.Returned);
        return ([.. all[true]], [.. all[false]]);
    }

    private Task<Outcome<PayRun>> TakeAsync(ResultPage page, HandedOver handed, Call call, DurableTaskClient durable)
    {
        var failed = page.Results.Count(one => !one.Item.Ok);
        var act = new Act("settlement.results", page.Month.ToString(), $"{page.Results.Count - failed} / {failed}");
        return commands.ActAsync(call, page.Month, act, durable, run => TakeAsync(run, page, handed, call.By));
    }

    private async Task<Outcome<RunChange>> TakeAsync(PayRun run, ResultPage page, HandedOver before, Caller by)
    {
        if (run.Approved is null)
            return Outcome.Refused<RunChange>("settlement.stage", $"{run.Month}发放还没有批准，不能登记转账结果");
        var (kept, handed) = (await page.ReadAsync(settlements), await before.NowAsync(files, run.Month));
        var rules = new TransferRules(Today, by.Name, kept.AreAllPaid);
        var (rows, refusals) = (new List<Azure.Data.Tables.TableTransactionAction>(), new List<Refusal>());
        var messages = new List<OutboxMessage>();
        var open = kept.Open;
        foreach (var (index, result) in page.Results)
        {
            var stored = kept.Payslips[result.PayslipId];
            var taken = rules.Taken(stored.Value, result, handed.Of(stored.Value));
            refusals.AddRange(taken.Refusals.Select(one => one with { Field = ResultFields.Of(index, one.Code) }));
            if (taken.IsRefused || taken.Value == stored.Value)
                continue;
            rows.Add(TableRows.Replace(Settlements.RowOf(taken.Value), stored.ETag));
            open += (IsOpen(taken.Value) ? 1 : 0) - (IsOpen(stored.Value) ? 1 : 0);
            if (NewsOf(result, taken.Value) is { } news)
                messages.Add(news);
        }

        if (refusals.Count > 0)
            return Outcome.Refused<RunChange>(refusals);
        // Told once: every page replaces the run, so of several receipts one has the last word.
        if (page.IsLast && open == 0)
            messages.Add(
                OutboxMessage.Raise(Instances.Settlement(run.Month), Events.Settlement, SettlementMove.ResultsCame)
            );
        return Outcome.Of(new RunChange(run, rows, messages));
    }

    internal static bool IsOpen(KeptPayslip kept) => kept.Payslip.State != PayslipState.Paid;

    private OutboxMessage? NewsOf(TransferResult result, KeptPayslip after) =>
        result switch
        {
            { Returned: true, ReturnedOn: { } on } when after.Returns?.Any(one => one.On == on) == true =>
                ReturnOrchestrator.Start(result.PayslipId, on, ReasonOf(result), afterClosing: false),
            // The bank may call it a return although nothing had arrived.
            { Ok: false } => ReturnOrchestrator.StartFailed(result.PayslipId, Today, ReasonOf(result)),
            _ => null,
        };
}
