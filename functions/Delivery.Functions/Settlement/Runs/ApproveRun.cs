using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Ledger;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>A second person approves the run: never one who made it, never over an open dispute, never with a sum that does not hold.</summary>
public sealed class ApproveRun(
    RunCommands commands,
    Settlements settlements,
    RunProof proof,
    HoldPay hold,
    TimeProvider clock
)
{
    public Task<Outcome<PayRun>> RunAsync(Month month, Call call, DurableTaskClient durable) =>
        commands.ActAsync(
            call,
            month,
            new Act("settlement.approve", month.ToString()),
            durable,
            run => ApproveAsync(run, RunCommands.PersonOf(call.By))
        );

    /// <summary>Why this person cannot approve the run now; empty when nothing stands against it.</summary>
    public async Task<IReadOnlyList<Refusal>> ObjectionsAsync(PayRun run, string personId)
    {
        var objections = await OfSecondPersonAsync(run, personId, "批准", "不用再批准");
        return objections.Any(one => one.Code == "settlement.stage")
            ? objections
            : [.. objections, .. await BrokenAsync(run.Month)];
    }

    /// <summary>What stands against a second person's word on the run, whichever it is.</summary>
    /// <param name="act">批准, 退回.</param>
    /// <param name="over">What is to be said once it is approved: 不用再批准, 不能再退回.</param>
    public async Task<IReadOnlyList<Refusal>> OfSecondPersonAsync(PayRun run, string personId, string act, string over)
    {
        if (RunCommands.Not(run, SettlementStage.Payout, $"{act}发放") is { } stage)
            return [stage];
        if (run.Approved is { } approved)
            return [new Refusal("settlement.stage", $"{run.Month}发放已由{approved.By.Name}批准，{over}")];
        var same = run.Makers.Select(maker => TwoPersonRule.Check(maker.Id, personId)).OfType<Refusal>().Take(1);
        return [.. same, .. await OpenAsync(run.Month, act)];
    }

    private async Task<Outcome<RunChange>> ApproveAsync(PayRun run, RunPerson by)
    {
        if (await ObjectionsAsync(run, by.Id) is { Count: > 0 } objections)
            return Outcome.Refused<RunChange>(objections);
        // Last: from here on only a rival's word on the same run can still come between.
        if (await hold.RunAsync(run.Month) is { Count: > 0 } overdrawn)
            return Outcome.Refused<RunChange>(overdrawn);
        return Outcome.Of(
            new RunChange(
                run with
                {
                    Approved = new RunAct(by, clock.GetUtcNow()),
                },
                [],
                OutboxMessage.Raise(Instances.Settlement(run.Month), Events.Settlement, SettlementMove.Approved)
            )
        );
    }

    private async Task<IEnumerable<Refusal>> OpenAsync(Month month, string act)
    {
        var states = await settlements
            .EachPayslipAsync(month)
            .Select(kept => kept.Value.Payslip.State)
            .CountBy(state => state)
            .ToDictionaryAsync(count => count.Key, count => count.Value);
        if (states.TryGetValue(PayslipState.Disputed, out var disputed))
            return [new Refusal("settlement.disputes-open", $"还有{disputed}条异议没有答复，答复后才能{act}")];
        return states.Keys.All(state => state == PayslipState.Agreed)
            ? []
            : [new Refusal("settlement.unagreed", "还有工资单没有核对完，请稍后再试")];
    }

    private async Task<IEnumerable<Refusal>> BrokenAsync(Month month) =>
        (await proof.BeforeApprovalAsync(month)).Select(broken => new Refusal(
            "settlement.proof",
            $"{broken.Text()}，不能批准"
        ));
}
