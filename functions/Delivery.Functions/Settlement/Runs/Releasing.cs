using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Runs;

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
    private const int PayslipsPerBatch = 2 * PayslipBatches.MostInOneBatch;

    [Function(nameof(ListPayslips))]
    public async Task<IReadOnlyList<RunBatch>> Run([ActivityTrigger] Month month)
    {
        var teachers = settlements.EachPayslipAsync(month).Select(kept => kept.Value.Payslip.TeacherId);
        return await teachers.Chunk(PayslipsPerBatch).Select(batch => new RunBatch(month, batch)).ToListAsync();
    }
}

/// <summary>Each teacher's payslip goes out with the link on which to agree or dispute.</summary>
public sealed class SendPayslips(Settlements settlements, PayslipLetters letters)
{
    [Function(nameof(SendPayslips))]
    public async Task Run([ActivityTrigger] RunBatch batch)
    {
        var run = (await settlements.GetRunAsync(batch.Month)).Value;
        var sent = await settlements.ChangeAsync(batch.Month, batch.Ids, Release);
        PayslipTeachers.ThrowIfAny(await letters.ToCheckAsync(run, sent, isReminder: false));
    }

    private static Outcome<KeptPayslip> Release(KeptPayslip kept) =>
        kept.Payslip.State == PayslipState.Draft ? kept.MovedTo(PayslipState.Released) : Outcome.Of(kept);
}
