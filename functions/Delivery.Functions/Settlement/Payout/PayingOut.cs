using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Email;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Payout;

/// <summary>A second person approves or sends back, the bank pays, and what failed is tried again until everybody is paid.</summary>
public static class PayingOut
{
    /// <param name="times">How often it has been sent back.</param>
    /// <returns>How often now, when it has been again; null once everybody is paid.</returns>
    public static async Task<int?> AwaitPayout(this TaskOrchestrationContext context, Month month, int times)
    {
        var plan = await context.PlanOf(month, SettlementStage.Payout);
        var anythingToPay = await context.CallActivityAsync<bool>(nameof(AskForApproval), month, Retries.Storage);
        if (!anythingToPay)
            return null;
        if (!plan.Done && await context.AwaitApproval(month, plan, times) is { } sentBack)
            return sentBack;
        await context.ForPayslips(month, nameof(ApprovePayslips));
        if (!await context.CallActivityAsync<bool>(nameof(IsEverybodyPaid), month, Retries.Storage))
            await context.AwaitMove(month, plan, SettlementMove.ResultsCame);
        return null;
    }

    private static async Task<int?> AwaitApproval(
        this TaskOrchestrationContext context,
        Month month,
        RunWindowPlan plan,
        int times
    )
    {
        while (
            await context.AwaitMove(month, plan, SettlementMove.Approved, SettlementMove.SentBack)
            == SettlementMove.SentBack
        )
        {
            if (await context.TakeBack(month, times) is var sentBack && sentBack > times)
                return sentBack;
        }

        return null;
    }
}

/// <summary>Tells finance that the run waits for the second person, or that its sums do not hold.</summary>
public sealed class AskForApproval(Settlements settlements, RunProof proof, LetterBox letters)
{
    [Function(nameof(AskForApproval))]
    public async Task<bool> Run([ActivityTrigger] Month month)
    {
        var (totals, disputed) = (PayRunTotals.None, 0);
        await foreach (var kept in settlements.EachPayslipAsync(month))
        {
            totals = totals.With(kept.Value.Payslip);
            disputed += kept.Value.Payslip.State == PayslipState.Disputed ? 1 : 0;
        }

        if (totals.Teachers == 0)
            return false;
        var run = (await settlements.GetRunAsync(month)).Value;
        // Sent back before it was asked for: whoever made it is told of that, and nobody of this.
        if (run.Released is not { } released)
            return true;
        var link = letters.Link(Paths.Settlement(month.ToString()));
        if (await proof.BeforeApprovalAsync(month) is { Count: > 0 } broken)
            await letters.PostAsync(
                $"settlement/{month}/broken{run.Round}",
                letters.Finance,
                new RunStoppedMail(letters.Contact, letters.Finance.Name, month, broken.Text(), link),
                Urgency.Now
            );
        await letters.PostAsync(
            $"settlement/{month}/approve{run.Round}",
            letters.Finance,
            new RunToApproveMail(
                letters.Contact,
                letters.Finance.Name,
                month,
                totals,
                released.By.Name,
                run.Windows.Payout.ClosesAt,
                link,
                disputed
            )
        );
        return true;
    }
}

/// <summary>The approved run's payslips await their transfer; one that comes to nothing is paid by that.</summary>
public sealed class ApprovePayslips(Settlements settlements, TimeProvider clock)
{
    [Function(nameof(ApprovePayslips))]
    public Task Run([ActivityTrigger] RunBatch batch) => settlements.ChangeAsync(batch.Month, batch.Ids, Approve);

    private Outcome<KeptPayslip> Approve(KeptPayslip kept)
    {
        if (kept.Payslip.State != PayslipState.Agreed)
            return Outcome.Of(kept);
        var approved = kept.MovedTo(PayslipState.Approved).Value;
        return approved.Payslip.Transfer > 0
            ? Outcome.Of(approved)
            : Outcome.Of(
                approved.MovedTo(PayslipState.Paid).Value with
                {
                    PaidOn = ShanghaiTime.DateOf(clock.GetUtcNow()),
                }
            );
    }
}

public sealed class IsEverybodyPaid(Settlements settlements)
{
    [Function(nameof(IsEverybodyPaid))]
    public async Task<bool> Run([ActivityTrigger] Month month) =>
        await settlements.EachPayslipAsync(month).AllAsync(kept => kept.Value.Payslip.State == PayslipState.Paid);
}
