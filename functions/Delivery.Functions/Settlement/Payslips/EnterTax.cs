using Delivery.Domain;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>Staff enter the tax of a teacher for whom the table is not: nothing is reckoned by guess.</summary>
public sealed class EnterTax(RunCommands commands, Settlements settlements)
{
    public async Task<Outcome<PayRun>> RunAsync(
        string payslipId,
        decimal amount,
        string reason,
        Call call,
        DurableTaskClient durable
    )
    {
        if (await settlements.PayslipAsync(payslipId) is not { Value.Payslip: var payslip })
            return Outcome.Refused<PayRun>(AnswerPayslip.Unknown(payslipId));
        var act = new Act("settlement.hand-tax", payslipId, $"{amount}：{reason}");
        var tax = new HandTax(amount, reason, call.By.Name);
        return await commands.ActAsync(
            call,
            payslip.Month,
            act,
            durable,
            run => EnterAsync(run, payslip, tax, call.By)
        );
    }

    private async Task<Outcome<RunChange>> EnterAsync(PayRun run, Payslip payslip, HandTax tax, Caller by)
    {
        if (RunCommands.Not(run, SettlementStage.Payroll, "填写扣税") is { } refusal)
            return Outcome.Refused<RunChange>(refusal);
        var stored = (await settlements.PayslipAsync(run.Month, payslip.TeacherId))!;
        return stored
            .Value.With(stored.Value.Payslip.TaxByHand(tax))
            .Match(
                kept =>
                    Outcome.Of(
                        new RunChange(
                            run.MadeBy(RunCommands.PersonOf(by)),
                            [TableRows.Replace(Settlements.RowOf(kept), stored.ETag)]
                        )
                    ),
                refusals => Outcome.Refused<RunChange>(refusals)
            );
    }
}
