using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>What the teachers hear of their payslips, a page of them at a time; each letter goes once, whatever is repeated.</summary>
public sealed class PayslipLetters(Registers registers, TeacherSecrets secrets, SignedLinks links, LetterBox letters)
{
    /// <summary>The payslips to check, or the reminder that they still wait.</summary>
    /// <returns>Those of teachers who are not registered: nobody heard of them.</returns>
    public Task<IReadOnlyList<KeptPayslip>> ToCheckAsync(
        PayRun run,
        IReadOnlyList<KeptPayslip> payslips,
        bool isReminder
    ) => PostAsync(payslips, (kept, teacher) => ToCheckAsync(run, kept, teacher, isReminder));

    /// <summary>The money has arrived: once for each time that it was paid.</summary>
    /// <returns>Those of teachers who are not registered: nobody heard of them.</returns>
    public Task<IReadOnlyList<KeptPayslip>> PaidAsync(PayRun run, IReadOnlyList<KeptPayslip> payslips) =>
        PostAsync(payslips, (kept, teacher) => PaidAsync(run, kept, teacher));

    // Whoever cannot be told keeps nobody else from hearing.
    private async Task<IReadOnlyList<KeptPayslip>> PostAsync(
        IReadOnlyList<KeptPayslip> payslips,
        Func<KeptPayslip, RegisteredTeacher, Task<Posting>> write
    )
    {
        var teachers = await registers.Teachers.OfAsync(payslips.Select(kept => kept.Payslip.TeacherId));
        var (postings, unreached) = (new List<Posting>(), new List<KeptPayslip>());
        foreach (var kept in payslips)
            if (teachers.TryGetValue(kept.Payslip.TeacherId, out var teacher))
                postings.Add(await write(kept, teacher));
            else
                unreached.Add(kept);
        if (postings.Count > 0)
            await letters.PostAsync(postings);
        return unreached;
    }

    private async Task<Posting> ToCheckAsync(PayRun run, KeptPayslip kept, RegisteredTeacher teacher, bool isReminder)
    {
        var payslip = kept.Payslip;
        return new Posting(
            $"payslip/{payslip.PayslipId}/{(isReminder ? "reminder" : "check")}{run.Round}",
            new Recipient(teacher.Teacher.Email, teacher.Teacher.Name),
            new PayslipToCheckMail(
                letters.Contact,
                teacher.Teacher.Name,
                payslip.Month,
                payslip.Lines.Count,
                payslip.Gross,
                payslip.Tax,
                payslip.Net,
                run.Windows.Check.ClosesAt,
                links.ToPayslip(run, payslip),
                isReminder,
                await registers.RowsOfAsync(payslip),
                payslip.Repaid,
                NoAccount: payslip.Transfer > 0 && !secrets.HasAccount(teacher),
                IsAgain: kept.WasReopened,
                Unpaid: await registers.UnpaidOfAsync(kept)
            )
        );
    }

    private async Task<Posting> PaidAsync(PayRun run, KeptPayslip kept, RegisteredTeacher teacher)
    {
        var payslip = kept.Payslip;
        return new Posting(
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
