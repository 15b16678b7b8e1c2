using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>What beside the run tells whose turn it is.</summary>
/// <param name="Disputes">Not answered yet.</param>
/// <param name="Files">Handed to the bank so far.</param>
/// <param name="Awaited">Transfers whose result is still to come.</param>
/// <param name="ToSend">Transfers that the next file orders.</param>
/// <param name="Held">Transfers that nobody knows the account for.</param>
public sealed record RunNow(int Disputes = 0, int Files = 0, int Awaited = 0, int ToSend = 0, int Held = 0)
{
    /// <param name="held">Ids of teachers whose account nobody knows.</param>
    public static RunNow Of(PayRun run, IReadOnlyList<KeptPayslip> kept, HandedOver handed, IReadOnlySet<string> held)
    {
        var disputes = kept.Count(PayRunLines.IsDisputed);
        if (run is not { Stage: SettlementStage.Payout, Approved: not null })
            return new RunNow(disputes);
        var open = handed
            .Open(kept)
            .Where(one => one.Payslip.Transfer > 0)
            .ToLookup(one => held.Contains(one.Payslip.TeacherId));
        return new RunNow(
            disputes,
            handed.Files.Count,
            kept.Count(one => handed.AwaitedIn(one) is not null),
            open[false].Count(),
            open[true].Count()
        );
    }

    /// <returns>Ids of teachers whose account nobody knows.</returns>
    public static HashSet<string> HeldOf(IEnumerable<MissingPaper> missing) =>
        missing.Where(one => one.Account).Select(one => one.TeacherId).ToHashSet();
}
