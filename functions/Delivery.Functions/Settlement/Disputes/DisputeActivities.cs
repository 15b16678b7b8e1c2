using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Email;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Disputes;

public enum DisputeNews
{
    Raised,
    Waiting,
    Late,
    Corrected,
    Explained,
}

public sealed record DisputeNotice(DisputeRef Dispute, DisputeNews News, int Week);

public sealed class PlanDispute(Settlements settlements, Calendars calendars, TimeProvider clock)
{
    [Function(nameof(PlanDispute))]
    public async Task<DisputePlan> Run([ActivityTrigger] DisputeRef dispute)
    {
        var payslip = (await settlements.PayslipAsync(dispute.PayslipId))!.Value.Payslip;
        var calendar = await calendars.LoadAsync();
        var closes = (await settlements.WindowsAsync(payslip.Month)).Check.ClosesAt;
        // A day that nobody knows yet is of a later year than the check's end, at which finance hears of it in any case.
        var remind = Deadlines.Find(calendar, ShanghaiTime.DateOf(clock.GetUtcNow()), 1, 9) ?? closes;
        return new DisputePlan(remind, closes > remind ? closes : remind);
    }
}

/// <summary>Tells finance of a dispute, or the teacher of the answer: one mail per piece of news.</summary>
public sealed class TellOfDispute(
    Settlements settlements,
    Registers registers,
    SignedLinks links,
    LetterBox letters,
    TimeProvider clock
)
{
    [Function(nameof(TellOfDispute))]
    public async Task Run([ActivityTrigger] DisputeNotice notice)
    {
        var kept = (await settlements.PayslipAsync(notice.Dispute.PayslipId))!.Value;
        var dispute = kept.Payslip.Disputes[notice.Dispute.Number - 1];
        var (to, mail) = notice.News is DisputeNews.Corrected or DisputeNews.Explained
            ? await ToTeacherAsync(kept, dispute, notice.News == DisputeNews.Corrected)
            : ToStaff(kept, dispute, notice.News);
        await letters.PostAsync(
            $"dispute/{notice.Dispute.PayslipId}/{notice.Dispute.Number}/{notice.News}/{notice.Week}",
            to,
            mail
        );
    }

    private (Recipient To, IMail Mail) ToStaff(KeptPayslip kept, Dispute dispute, DisputeNews news)
    {
        var to = news == DisputeNews.Late ? letters.Manager : letters.Finance;
        return (
            to,
            new DisputeRaisedMail(
                letters.Contact,
                to.Name,
                kept.Payslip.Month,
                kept.TeacherName,
                kept.Payslip.TextOf(dispute),
                dispute.Reason,
                news != DisputeNews.Raised,
                letters.Link(Paths.Settlement(kept.Payslip.Month.ToString()))
            )
        );
    }

    private async Task<(Recipient To, IMail Mail)> ToTeacherAsync(KeptPayslip kept, Dispute dispute, bool corrected)
    {
        var teacher = (await registers.TeacherOfAsync(kept.Payslip)).Teacher;
        var run = (await settlements.GetRunAsync(kept.Payslip.Month)).Value;
        return (
            new Recipient(teacher.Email, teacher.Name),
            new DisputeAnsweredMail(
                letters.Contact,
                teacher.Name,
                kept.Payslip.Month,
                kept.Payslip.TextOf(dispute),
                dispute.Answer ?? string.Empty,
                corrected,
                kept.Payslip.Net,
                links.ToPayslip(run, kept.Payslip),
                run.IsChecked(clock.GetUtcNow()) ? run.Windows.Check.ClosesAt : null
            )
        );
    }
}
