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

/// <param name="Times">How often the orchestration knows it to have been sent back.</param>
public sealed record RunTimes(Month Month, int Times);

/// <summary>What was sent back lies with its maker again: told of it, and the payslips can be changed as before the release.</summary>
public static class TakingBack
{
    /// <returns>How often it has been sent back: no more than was known when the word of it came a second time.</returns>
    public static async Task<int> TakeBack(this TaskOrchestrationContext context, Month month, int times)
    {
        var sentBack = await context.CallActivityAsync<int>(
            nameof(TellOfSendingBack),
            new RunTimes(month, times),
            Retries.Storage
        );
        if (sentBack > times)
            await context.ForPayslips(month, nameof(ReopenPayslips));
        return sentBack;
    }
}

public sealed class TellOfSendingBack(Settlements settlements, LetterBox letters)
{
    [Function(nameof(TellOfSendingBack))]
    public async Task<int> Run([ActivityTrigger] RunTimes known)
    {
        var run = (await settlements.GetRunAsync(known.Month)).Value;
        // The word was left behind, and the run has come round to its approval again since.
        if (run.Stage == SettlementStage.Payout)
            return known.Times;
        var sentBack = run.SentBack ?? [];
        if (sentBack.Count > known.Times)
            await letters.TellMakersAsync(run);
        return sentBack.Count;
    }
}

public static class SendBackLetters
{
    /// <summary>The last reason for which it was not approved, once.</summary>
    public static Task TellMakersAsync(this LetterBox letters, PayRun run)
    {
        var (sentBack, makers) = (run.SentBack!, string.Join('、', run.Makers.Select(maker => maker.Name)));
        return letters.PostAsync(
            $"settlement/{run.Month}/sent-back/{sentBack.Count}",
            letters.Finance,
            new RunSentBackMail(
                letters.Contact,
                makers.Length > 0 ? makers : letters.Finance.Name,
                run.Month,
                sentBack[^1].By.Name,
                sentBack[^1].Reason,
                run.Windows.Payroll.ClosesAt,
                letters.Link(Paths.Settlement(run.Month.ToString()))
            )
        );
    }
}

public sealed class ReopenPayslips(Settlements settlements)
{
    [Function(nameof(ReopenPayslips))]
    public Task Run([ActivityTrigger] RunBatch batch) => settlements.ChangeAsync(batch.Month, batch.Ids, Reopen);

    public static Outcome<KeptPayslip> Reopen(KeptPayslip kept) =>
        Outcome.Of(
            kept.Payslip.State == PayslipState.Agreed
                ? kept.MovedTo(PayslipState.Draft).Value with
                {
                    WasReopened = true,
                    BySilence = false,
                    AgreedFor = null,
                }
                : kept
        );
}
