using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement;

/// <summary>Staff review and release; what is undecided then waits for next month, and every teacher gets the payslip to check.</summary>
public static class Releasing
{
    /// <param name="times">How often it has been sent back.</param>
    public static async Task AwaitRelease(this TaskOrchestrationContext context, Month month, int times)
    {
        var plan = await context.PlanOf(month, SettlementStage.Payroll);
        if (!plan.Done)
            await context.AwaitMove(month, plan, SettlementMove.Released);
        // Sent back, the word of the first release may come a second time: what is stored decides.
        while (times > 0 && !(plan = await context.PlanOf(month, SettlementStage.Payroll)).Done)
            await context.AwaitMove(month, plan, SettlementMove.Released);
        if (times == 0)
            await context.CallActivityAsync(nameof(CarryOver), month, Retries.Storage);
        await context.ForPayslips(month, nameof(SendPayslips));
    }

    /// <summary>Calls an activity for every payslip of the month, some at a time.</summary>
    public static async Task ForPayslips(this TaskOrchestrationContext context, Month month, string activity)
    {
        var batches = await context.CallActivityAsync<IReadOnlyList<RunBatch>>(
            nameof(ListPayslips),
            month,
            Retries.Storage
        );
        foreach (var batch in batches)
            await context.CallActivityAsync(activity, batch, Retries.Storage);
    }
}

public sealed class ListPayslips(Settlements settlements)
{
    private const int PayslipsPerBatch = 100;

    [Function(nameof(ListPayslips))]
    public async Task<IReadOnlyList<RunBatch>> Run([ActivityTrigger] Month month)
    {
        var teachers = (await settlements.PayslipsAsync(month)).Select(kept => kept.Value.Payslip.TeacherId);
        return [.. teachers.Chunk(PayslipsPerBatch).Select(batch => new RunBatch(month, batch))];
    }
}

/// <summary>Each teacher's payslip goes out with the link on which to agree or dispute.</summary>
public sealed class SendPayslips(
    Settlements settlements,
    Registers registers,
    TeacherSecrets secrets,
    SignedLinks links,
    LetterBox letters
)
{
    [Function(nameof(SendPayslips))]
    public async Task Run([ActivityTrigger] RunBatch batch)
    {
        var run = (await settlements.GetRunAsync(batch.Month)).Value;
        foreach (var teacher in batch.Ids)
        {
            var sent = await settlements.ChangeAsync(batch.Month, teacher, Release);
            await letters.TellTeacherAsync(registers, secrets, links, run, sent.Value, isReminder: false);
        }
    }

    private static Outcome<KeptPayslip> Release(KeptPayslip kept) =>
        kept.Payslip.State == PayslipState.Draft ? kept.MovedTo(PayslipState.Released) : Outcome.Of(kept);
}

public static class PayslipLetters
{
    /// <summary>The payslip to check, or the reminder that it still waits.</summary>
    public static async Task TellTeacherAsync(
        this LetterBox letters,
        Registers registers,
        TeacherSecrets secrets,
        SignedLinks links,
        PayRun run,
        KeptPayslip kept,
        bool isReminder
    )
    {
        var payslip = kept.Payslip;
        var teacher = await registers.TeacherOfAsync(payslip);
        await letters.PostAsync(
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

    /// <summary>The link opens the payslip until two months after the money is due.</summary>
    public static string ToPayslip(this SignedLinks links, PayRun run, Payslip payslip) =>
        links
            .Make(LinkPurpose.Payslip, "payslips", payslip.PayslipId, run.Windows.Payout.ClosesAt.AddMonths(2))
            .ToString();

    /// <exception cref="InvalidOperationException">The teacher was paid and is not in the register.</exception>
    public static async Task<RegisteredTeacher> TeacherOfAsync(this Registers registers, Payslip payslip) =>
        (await registers.Teachers.FindAsync(payslip.TeacherId))?.Value
        ?? throw new InvalidOperationException($"Payslip {payslip.PayslipId} names an unknown teacher.");
}
