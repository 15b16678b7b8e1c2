using Delivery.Domain.Settlement;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Delivery.Pages.Email;
using Delivery.Pages.Settlement.Carried;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Carried;

/// <param name="AfterClosing">It is paid again with a later month, not in the same run.</param>
public sealed record ReturnedMoney(string PayslipId, DateOnly On, string Reason, bool AfterClosing);

/// <summary>The teacher hears that the bank sent the money back, and how to set the account right. Instance: <c>return-{payslipId}-{day}</c>.</summary>
public static class ReturnOrchestrator
{
    [Function(nameof(ReturnOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.Do(nameof(TellOfReturn), context.GetInput<ReturnedMoney>()!);

    public static OutboxMessage Start(string payslipId, DateOnly on, string reason, bool afterClosing) =>
        OutboxMessage.Start(
            nameof(ReturnOrchestrator),
            Instances.Return(payslipId, on),
            new ReturnedMoney(payslipId, on, reason, afterClosing)
        );
}

public sealed class TellOfReturn(
    Settlements settlements,
    Registers registers,
    TeacherSecrets secrets,
    SignedLinks links,
    LetterBox letters
)
{
    [Function(nameof(TellOfReturn))]
    public async Task Run([ActivityTrigger] ReturnedMoney returned)
    {
        var payslip = (await settlements.PayslipAsync(returned.PayslipId))!.Value.Payslip;
        var teacher = await registers.TeacherOfAsync(payslip);
        var run = (await settlements.GetRunAsync(payslip.Month)).Value;
        await letters.PostAsync(
            $"payslip/{payslip.PayslipId}/returned/{returned.On:yyyy-MM-dd}",
            new Recipient(teacher.Teacher.Email, teacher.Teacher.Name),
            new MoneyReturnedMail(
                letters.Contact,
                teacher.Teacher.Name,
                payslip.Month,
                payslip.Transfer,
                returned.On,
                returned.Reason,
                secrets.MaskedAccountOf(teacher),
                returned.AfterClosing,
                links.ToPayslip(run, payslip)
            ),
            Urgency.Now
        );
    }
}
