using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement.Ledger;
using Delivery.Functions.Email;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Settlement.Statements;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement.Ledger;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Settlement.Ledger;

/// <summary>
/// Every night what waits for staff is brought up to what it copies, and each street's quota is the sum of its entries, and spent is what was paid. A drift is told to finance and
/// shown on the overview; nothing mends it, since whoever mends must know why.
/// </summary>
public sealed partial class ProveLedgers(
    Registers registers,
    LedgerReader reader,
    StatementCopies copies,
    LedgerDrifts drifts,
    RenewWaiting waiting,
    QuotaPassing passing,
    LetterBox letters,
    TimeProvider clock,
    ILogger<ProveLedgers> log
)
{
    [Function(nameof(ProveLedgers))]
    public async Task Run([TimerTrigger("%LedgerSchedule%")] TimerInfo timer)
    {
        await waiting.RunAsync();
        await copies.KeepMissingAsync();
        var now = clock.GetUtcNow();
        var (today, found, streets) = (ShanghaiTime.DateOf(now), new List<LedgerDrift>(), 0);
        await foreach (var street in registers.Streets.AllAsync())
            if (street.Value.Lineage is not null)
                await passing.RunAsync(street.Value);
        var passed = new List<ProvedQuota>();
        await foreach (var street in registers.Streets.AllAsync())
        {
            streets++;
            foreach (var year in YearsOf(today))
            {
                var proved = await reader.OfAsync(street.Value, year);
                if (proved.Broken.Count > 0)
                    found.Add(new LedgerDrift(street.Value.Code, street.Value.Name, year, proved.Broken));
                if (street.Value.Lineage is not null)
                    passed.Add(proved);
            }
        }

        found.AddRange(PassedWrong(passed));

        await drifts.KeepAsync(new LedgerReport(now, streets, found));
        Proved(streets, found.Count, timer.IsPastDue);
        if (found.Count > 0)
            await TellAsync(today, found);
    }

    // What left one street and came to no other stands under the first.
    private static IEnumerable<LedgerDrift> PassedWrong(IEnumerable<ProvedQuota> passed) =>
        from year in passed.GroupBy(one => one.Quota.Year)
        let broken = LedgerProof.CheckPassed(year.SelectMany(one => one.Quota.Entries))
        where broken.Count > 0
        select new LedgerDrift(year.First().Street.Code, year.First().Street.Name, year.Key, broken);

    // Last year's lessons are paid until the spring.
    private static IEnumerable<int> YearsOf(DateOnly today) =>
        today.Month <= 6 ? [today.Year - 1, today.Year] : [today.Year];

    private Task TellAsync(DateOnly today, IReadOnlyList<LedgerDrift> found) =>
        letters.PostAsync(
            $"ledger/{today:yyyy-MM-dd}",
            letters.Finance,
            new LedgerDriftMail(
                letters.Contact,
                letters.Finance.Name,
                [.. found.Select(drift => $"{drift.StreetName} {drift.Year}年：{drift.Broken.Text()}")],
                letters.Link(Paths.StreetLedgerOf(found[0].Street, found[0].Year))
            ),
            Urgency.Now
        );

    [LoggerMessage(2200, LogLevel.Information, "Proved the quotas of {Streets} streets: {Drifts} drift (late: {Late})")]
    private partial void Proved(int streets, int drifts, bool late);
}
