using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Pages.Email;
using Delivery.Pages.Settlement;

namespace Delivery.Functions.Settlement;

/// <summary>
/// Each teacher hears of the own money once it has arrived. One account that is missing keeps a whole month open, perhaps for
/// weeks: nobody else waits for it.
/// </summary>
public sealed class TellPaid(
    Settlements settlements,
    Registers registers,
    TeacherSecrets secrets,
    SignedLinks links,
    LetterBox letters
)
{
    /// <summary>All who were paid by a run that is still open and have not been told.</summary>
    public async Task RunAsync(Month month)
    {
        if (
            await settlements.RunAsync(month)
            is not { Value: { Stage: SettlementStage.Payout, Approved: not null } run }
        )
            return;
        var told = new List<Task>();
        foreach (var kept in (await settlements.PayslipsAsync(month)).Select(stored => stored.Value))
            if (kept is { PaidOn: { } paid, Payslip.State: PayslipState.Paid } && kept.ToldPaidOn != paid)
            {
                told.Add(TellOnceAsync(run, kept, paid));
                // Whoever cannot be told keeps nobody else from hearing.
                await Task.WhenAny(told[^1]);
            }

        await Task.WhenAll(told);
    }

    private async Task TellOnceAsync(PayRun run, KeptPayslip kept, DateOnly paid)
    {
        await TellAsync(run, kept);
        await settlements.ChangeAsync(
            run.Month,
            kept.Payslip.TeacherId,
            one => Outcome.Of(one with { ToldPaidOn = paid })
        );
    }

    /// <summary>Repeatable: once for each time that it was paid.</summary>
    public async Task TellAsync(PayRun run, KeptPayslip kept)
    {
        var payslip = kept.Payslip;
        var teacher = await registers.TeacherOfAsync(payslip);
        await letters.PostAsync(
            $"payslip/{payslip.PayslipId}/paid{(kept.Returns is { Count: > 0 } back ? $"/{back.Count}" : "")}",
            new Recipient(teacher.Teacher.Email, teacher.Teacher.Name),
            new PayslipPaidMail(
                letters.Contact,
                teacher.Teacher.Name,
                payslip.Month,
                payslip.Lines.Count,
                payslip.Gross,
                payslip.Tax,
                payslip.Net,
                kept.PaidOn!.Value,
                secrets.MaskedAccountOf(teacher),
                links.ToPayslip(run, payslip),
                await registers.RowsOfAsync(payslip),
                payslip.Repaid,
                await registers.UnpaidOfAsync(kept)
            )
        );
    }
}
