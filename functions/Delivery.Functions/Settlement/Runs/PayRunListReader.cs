using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>Lists the pay runs for finance staff, twelve months at a time.</summary>
public sealed class PayRunListReader(
    Settlements settlements,
    BankFiles files,
    MissingPapers papers,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const int MonthsShown = 12;

    /// <param name="to">The last month to show; null, and any that is not over, is the last one that is.</param>
    public async Task<PayRunListModel> ListAsync(PageFrame frame, Caller reader, Month? to = null)
    {
        var last = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Previous;
        var first = to is { } asked && asked.CompareTo(last) < 0 ? asked : last;
        var runs = new List<PayRunSummary>();
        for (var month = first; month.CompareTo(first.AddMonths(-MonthsShown)) > 0; month = month.Previous)
        {
            if (await settlements.RunAsync(month) is not { Value: var run })
                continue;
            var kept = (await settlements.PayslipsAsync(month)).Select(stored => stored.Value).ToList();
            var totals = PayRunTotals.Of([.. kept.Select(one => one.Payslip)]);
            var next = PayRunWords.NextStepOf(run, await NowAsync(run, kept));
            runs.Add(new PayRunSummary(month, PayRunWords.StageOf(run), next, totals));
        }

        var startable = first == last && reader.May(Role.FinanceMaker) && runs.All(run => run.Month != last);
        var later = first.AddMonths(MonthsShown);
        return new PayRunListModel(
            frame,
            Guid.NewGuid().ToString("N"),
            runs,
            startable ? last : null,
            last.Next.Year,
            settings.SettlementOf(last),
            // Every month has a run: where twelve have none, the service was not there yet.
            runs.Count > 0
                ? first.AddMonths(-MonthsShown)
                : null,
            first == last ? null
                : later.CompareTo(last) < 0 ? later
                : last
        );
    }

    // Files and accounts tell something only between the approval and the end.
    private async Task<RunNow> NowAsync(PayRun run, IReadOnlyList<KeptPayslip> kept)
    {
        if (run is not { Stage: SettlementStage.Payout, Approved: not null })
            return RunNow.Of(run, kept, new HandedOver([]), new HashSet<string>());
        var missing = await papers.OfAsync(kept);
        return RunNow.Of(run, kept, await HandedOver.OfAsync(files, run.Month), RunNow.HeldOf(missing));
    }
}
