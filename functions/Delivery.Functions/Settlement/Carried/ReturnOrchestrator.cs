using Delivery.Domain.Settlement;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Delivery.Pages.Email;
using Delivery.Pages.Settlement;
using Delivery.Pages.Settlement.Carried;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Carried;

/// <param name="AfterClosing">It is paid again with a later month, not in the same run.</param>
/// <param name="Failed">It never arrived: the bank refused the transfer.</param>
public sealed record ReturnedMoney(
    string PayslipId,
    DateOnly On,
    string Reason,
    bool AfterClosing,
    bool Failed = false
);

/// <summary>
/// The teacher hears that the bank sent the money back or refused to send it, and how to set the account right. Instance:
/// <c>return-{payslipId}-{day}</c>, and with <c>-failed</c> behind it for a refused transfer: once a day.
/// </summary>
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

    public static OutboxMessage StartFailed(string payslipId, DateOnly on, string reason) =>
        OutboxMessage.Start(
            nameof(ReturnOrchestrator),
            Instances.FailedTransfer(payslipId, on),
            new ReturnedMoney(payslipId, on, reason, AfterClosing: false, Failed: true)
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
        var (to, account) = (
            new Recipient(teacher.Teacher.Email, teacher.Teacher.Name),
            secrets.MaskedAccountOf(teacher)
        );
        var link = links.ToPayslip(run, payslip);
        await letters.PostAsync(
            $"payslip/{payslip.PayslipId}/{(returned.Failed ? "failed" : "returned")}/{returned.On:yyyy-MM-dd}",
            to,
            returned.Failed
                ? FailedMail(to.Name, payslip, returned, account, link)
                : ReturnedMail(to.Name, payslip, returned, account, link),
            Urgency.Now
        );
    }

    private TransferFailedMail FailedMail(
        string name,
        Payslip payslip,
        ReturnedMoney failed,
        string account,
        string link
    ) => new(letters.Contact, name, payslip.Month, payslip.Transfer, failed.Reason, account, link);

    private MoneyReturnedMail ReturnedMail(
        string name,
        Payslip payslip,
        ReturnedMoney returned,
        string account,
        string link
    ) =>
        new(
            letters.Contact,
            name,
            payslip.Month,
            payslip.Transfer,
            returned.On,
            returned.Reason,
            account,
            returned.AfterClosing,
            link
        );
}
