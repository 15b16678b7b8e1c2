using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Ledger;

/// <summary>
/// Before a month's pay is approved each street's quota sets aside what it will be charged, in the batch that replaces its
/// head: from then on no order can take it, and what is booked as the month is closed cannot overdraw. An approval that is
/// refused after all leaves it set aside: these lessons were held and will be paid, and the next approval books the difference.
/// </summary>
public sealed class HoldPay(
    Settlements settlements,
    QuotaSpending spending,
    StreetYears streetYears,
    TimeProvider clock
)
{
    // A batch of rows holds a hundred; the head is among them.
    private const int MostEntries = 90;

    /// <returns>Which streets' quota does not bear the month, and why; empty when all is set aside.</returns>
    public async Task<IReadOnlyList<Refusal>> RunAsync(Month month)
    {
        var charges = await settlements
            .EachPayslipAsync(month)
            .SelectMany(kept => Charges.Of(kept.Value.Payslip))
            .Where(charge => charge.FundingStream == FundingStream.Basic)
            .ToListAsync();
        var refusals = new List<Refusal>();
        foreach (var street in charges.GroupBy(charge => charge.Street))
            refusals.AddRange(await TableRows.UntilCommittedAsync(() => TryHoldAsync(month, street.Key, [.. street])));
        return refusals;
    }

    private async Task<(bool Committed, IReadOnlyList<Refusal> Refusals)> TryHoldAsync(
        Month month,
        string street,
        IReadOnlyList<Charge> charges
    )
    {
        foreach (var year in await spending.OfAsync(month, street, charges))
        {
            var held = Hold(month, year);
            if (held.IsRefused)
                return (true, held.Refusals);
            var rows = year.Read.Book([.. held.Value.Take(MostEntries)]);
            if (rows.Count > 0 && !await streetYears.Table.TryCommitAsync(rows))
                return (false, []);
            if (held.Value.Count > MostEntries)
                return (false, []);
        }

        return (true, []);
    }

    private Outcome<IReadOnlyList<QuotaEntry>> Hold(Month month, YearSpending year)
    {
        if (year.Refusals.Count > 0)
            return Outcome.Refused<IReadOnlyList<QuotaEntry>>(year.Refusals);
        var (quota, entries, refusals) = (year.Read.Quota, new List<QuotaEntry>(), new List<Refusal>());
        // What comes off frees what the others need.
        foreach (var course in year.Entries.GroupBy(entry => entry.OrderId).OrderBy(NeedOf))
        {
            var held = quota.Hold(
                course.Key,
                month,
                course.Sum(entry => entry.Spent),
                // Of what is held already this says nothing, and is not asked.
                Math.Max(0, -course.Sum(entry => entry.Reserved)),
                clock.GetUtcNow(),
                $"{Dates.Month(month)}结算已批准，待发"
            );
            if (held.IsRefused)
                refusals.AddRange(held.Refusals.Select(one => WithWayOut(one, quota.Year)));
            else if (quota.Entries.All(booked => booked.EntryId != held.Value.EntryId))
                entries.Add(held.Value);
            quota = held.Match(quota.With, _ => quota);
        }

        return refusals.Count > 0
            ? Outcome.Refused<IReadOnlyList<QuotaEntry>>(refusals)
            : Outcome.Of<IReadOnlyList<QuotaEntry>>(entries);
    }

    private static decimal NeedOf(IEnumerable<QuotaEntry> course) => course.Sum(entry => entry.Spent + entry.Reserved);

    private Refusal WithWayOut(Refusal refusal, int year) =>
        refusal with
        {
            Message = $"{refusal.Message}。{QuotaSpending.WayOut(year, ShanghaiTime.DateOf(clock.GetUtcNow()))}",
        };
}
