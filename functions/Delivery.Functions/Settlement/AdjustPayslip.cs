using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement;

/// <summary>Staff correct a draft by an amount, with the reason that the teacher reads.</summary>
public sealed class AdjustPayslip(RunCommands commands, Settlements settlements, TaxTables taxes)
{
    public Task<Outcome<PayRun>> RunAsync(
        Month month,
        string teacherId,
        decimal amount,
        string reason,
        Call call,
        DurableTaskClient durable
    )
    {
        var adjustment = new Adjustment(reason, amount, call.By.Name);
        var act = new Act("settlement.adjust", Payslip.IdOf(month, teacherId), $"{amount}：{reason}");
        return commands.ActAsync(call, month, act, durable, run => AdjustAsync(run, teacherId, adjustment, call.By));
    }

    private async Task<Outcome<RunChange>> AdjustAsync(PayRun run, string teacherId, Adjustment adjustment, Caller by)
    {
        if (RunCommands.Not(run, SettlementStage.Payroll, "调整工资单") is { } refusal)
            return Outcome.Refused<RunChange>(refusal);
        if (await settlements.PayslipAsync(run.Month, teacherId) is not { } stored)
            return Outcome.Refused<RunChange>("payslip.unknown", "这位老师本月没有工资单，请核对教师编号", "teacher");
        var tax = await taxes.ForRunAsync(run.Month);
        return stored
            .Value.With(stored.Value.Payslip.Adjust(adjustment, tax))
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
