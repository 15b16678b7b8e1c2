using Delivery.Domain;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Disputes;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>A teacher agrees with the payslip, or disputes a line or the whole of it.</summary>
public sealed class AnswerPayslip(RunCommands commands, Settlements settlements, TimeProvider clock)
{
    public static Refusal Unknown(string payslipId) =>
        new("payslip.unknown", $"没有找到工资单“{payslipId}”，请核对编号");

    /// <param name="dispute">Null for agreement.</param>
    public async Task<Outcome<KeptPayslip>> RunAsync(
        string payslipId,
        Dispute? dispute,
        Call call,
        DurableTaskClient durable
    )
    {
        if (await settlements.PayslipAsync(payslipId) is not { } known)
            return Outcome.Refused<KeptPayslip>(Unknown(payslipId));
        var payslip = known.Value.Payslip;
        var act = new Act(dispute is null ? "payslip.agree" : "payslip.dispute", payslipId, dispute?.Reason);
        return await commands.ActAsync(
            call,
            payslip.Month,
            act,
            durable,
            run => AnswerAsync(run, payslip.TeacherId, dispute, EnteredBy(call.By, payslipId))
        );
    }

    // What a teacher says on the phone is entered by somebody of the association, whose name stays with it.
    private static string? EnteredBy(Caller by, string payslipId) =>
        PayslipsApi.IsOwner(by, payslipId) ? null : by.Name;

    private async Task<Outcome<(RunChange, KeptPayslip)>> AnswerAsync(
        PayRun run,
        string teacherId,
        Dispute? dispute,
        string? enteredBy
    )
    {
        var stored = (await settlements.PayslipAsync(run.Month, teacherId))!;
        var payslip = stored.Value.Payslip;
        if (dispute is null && payslip.State == PayslipState.Agreed)
            return Outcome.Of((new RunChange(run, []), stored.Value));
        if (Closed(run) is { } refusal)
            return Outcome.Refused<(RunChange, KeptPayslip)>(refusal);
        var answered = dispute is null
            ? (stored.Value with { AgreedFor = enteredBy }).MovedTo(PayslipState.Agreed)
            : stored.Value.With(payslip.DisputeWith(dispute with { EnteredBy = enteredBy }));
        return answered.Match(
            kept =>
                Outcome.Of(
                    (
                        new RunChange(
                            run,
                            [TableRows.Replace(Settlements.RowOf(kept), stored.ETag)],
                            [.. Messages(kept.Payslip)]
                        ),
                        kept
                    )
                ),
            refusals => Outcome.Refused<(RunChange, KeptPayslip)>(refusals)
        );
    }

    private Refusal? Closed(PayRun run) =>
        run.IsChecked(clock.GetUtcNow())
            ? null
            : new Refusal(
                "payslip.window",
                $"核对已于{Dates.Deadline(run.Windows.Check.ClosesAt)}截止，没有回复的视为同意；如有疑问请致电协会"
            );

    private static IEnumerable<OutboxMessage> Messages(Payslip payslip)
    {
        if (payslip.State != PayslipState.Disputed)
            yield break;
        var dispute = new DisputeRef(payslip.PayslipId, payslip.Disputes.Count);
        yield return OutboxMessage.Start(
            nameof(DisputeOrchestrator),
            Instances.Dispute(dispute.PayslipId, dispute.Number),
            dispute
        );
    }
}
