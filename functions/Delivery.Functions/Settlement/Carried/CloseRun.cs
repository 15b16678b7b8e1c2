using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage.Settlement;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Carried;

/// <summary>The month is paid once every sum holds against what the ledger says.</summary>
public sealed class CloseRun(
    Settlements settlements,
    RunProof proof,
    CarriedItems carried,
    CarryOver lessons,
    TimeProvider clock
)
{
    [Function(nameof(CloseRun))]
    public async Task Run([ActivityTrigger] Month month)
    {
        if (await proof.WhenPaidAsync(month) is { Count: > 0 } broken)
            throw new RunStoppedException(broken.Text());
        var now = clock.GetUtcNow();
        if ((await settlements.GetRunAsync(month)).Value.Stage != SettlementStage.Paid)
        {
            await CarryAsync(month, ShanghaiTime.DateOf(now));
            // Again: what came into its list since the release, and all of a month that had nobody to release for.
            await lessons.Run(month);
        }

        await settlements.ChangeRunAsync(
            month,
            run =>
                run.Stage == SettlementStage.Paid
                    ? run
                    : run.MovedTo(SettlementStage.Paid) with
                    {
                        PaidAt = now,
                        Trouble = null,
                    }
        );
    }

    // Before the month is closed, and never after: what it leaves to later ones may be paid by then.
    private async Task CarryAsync(Month month, DateOnly today)
    {
        var kept = await settlements
            .EachPayslipAsync(month)
            .Select(stored => stored.Value)
            .Where(one => one.Payslip.CarriedOn > 0 || CarriedItems.IsNamedOn(one.Payslip))
            .ToListAsync();
        foreach (var one in kept.Where(one => one.Payslip.CarriedOn > 0))
            await carried.LeaveAsync(
                new CarriedItem(
                    one.Payslip.PayslipId,
                    one.Payslip.TeacherId,
                    one.TeacherName,
                    CarriedKind.Debt,
                    one.Payslip.CarriedOn,
                    today,
                    string.Join("；", one.Payslip.Adjustments.Where(a => a.CarryRest).Select(a => a.Reason))
                )
            );
        await carried.CloseAsync(month, kept.Select(one => one.Payslip));
    }
}
