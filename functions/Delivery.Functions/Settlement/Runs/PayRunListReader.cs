using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>Lists the pay runs of a year for finance staff.</summary>
public sealed class PayRunListReader(Settlements settlements, BankFiles files, MissingPapers papers, TimeProvider clock)
{
    private const int MonthsShown = 12;

    public async Task<PayRunListModel> ListAsync(PageFrame frame, Caller reader)
    {
        var last = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Previous;
        var runs = new List<PayRunSummary>();
        for (var month = last; month.CompareTo(last.AddMonths(-MonthsShown)) > 0; month = month.Previous)
        {
            if (await settlements.RunAsync(month) is not { Value: var run })
                continue;
            var kept = (await settlements.PayslipsAsync(month)).Select(stored => stored.Value).ToList();
            var totals = PayRunTotals.Of([.. kept.Select(one => one.Payslip)]);
            var next = PayRunWords.NextStepOf(run, await NowAsync(run, kept));
            runs.Add(new PayRunSummary(month, PayRunWords.StageOf(run), next, totals));
        }

        var startable = reader.May(Role.FinanceMaker) && runs.All(run => run.Month != last);
        return new PayRunListModel(frame, Guid.NewGuid().ToString("N"), runs, startable ? last : null, last.Next.Year);
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
