using Delivery.Domain.Settlement;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement;
using Delivery.Pages.Settlement.Carried;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Carried;

/// <summary>The letter to the teacher: what the bank did, into which account it was, and what follows.</summary>
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
