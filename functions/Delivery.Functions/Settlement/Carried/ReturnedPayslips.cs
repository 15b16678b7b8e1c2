using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Carried;

/// <summary>A closed month's payslips as they stand now: their rows stay, what the bank sent back lies beside them.</summary>
public static class ReturnedPayslips
{
    /// <summary>With what came back of it, if anything did.</summary>
    public static async Task<(KeptPayslip Kept, CarriedItem? Returned)> StandingAsync(
        this CarriedItems carried,
        KeptPayslip kept
    )
    {
        var found =
            kept.Payslip.State == PayslipState.Paid
                ? await carried.FindAsync(kept.Payslip.PayslipId, CarriedKind.Repayment)
                : null;
        return (found is { IsDone: false } open ? kept.Returned(open.Item) : kept, found?.Item);
    }

    /// <summary>A run's payslips; of one that is not closed nothing came back to a later month.</summary>
    public static async Task<IReadOnlyList<KeptPayslip>> StandingAsync(
        this CarriedItems carried,
        PayRun run,
        IEnumerable<KeptPayslip> payslips
    )
    {
        if (run.Stage != SettlementStage.Paid)
            return [.. payslips];
        var open = (await carried.OpenAsync())
            .Select(item => item.Value)
            .Where(item => item.Kind == CarriedKind.Repayment && item.Of == run.Month)
            .ToDictionary(item => item.Origin);
        return
        [
            .. payslips.Select(kept =>
                open.TryGetValue(kept.Payslip.PayslipId, out var item) ? kept.Returned(item) : kept
            ),
        ];
    }

    private static KeptPayslip Returned(this KeptPayslip kept, CarriedItem item) =>
        kept with
        {
            Payslip = kept.Payslip with { State = PayslipState.Returned },
            Failure = item.Reason,
        };
}
