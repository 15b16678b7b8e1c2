using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Settlement.Ledger;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Ledger;

/// <summary>Every movement of a street's quota: for the street, and for staff.</summary>
public sealed class LedgerPages(Site site, Registers registers, LedgerReader reader)
{
    [Function(nameof(ShowOwnLedger))]
    public Task<IResult> ShowOwnLedger(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street/ledger/{year}")] HttpRequest request,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            caller => PageAsync(caller.Id, year, caller, Paths.StreetLedger, Paths.StreetYear)
        );

    [Function(nameof(ShowStreetLedger))]
    public Task<IResult> ShowStreetLedger(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/streets/{code}/ledger/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            caller =>
                PageAsync(
                    code,
                    year,
                    caller,
                    asked => Paths.StreetLedgerOf(code, asked),
                    asked => Paths.StreetYearOf(code, asked)
                )
        );

    private async Task<IResult> PageAsync(
        string code,
        string year,
        Caller caller,
        Func<int, string> pathOf,
        Func<int, string> costsOf
    )
    {
        if (
            !YearNumber.TryParse(year, out var asked)
            || await registers.Streets.FindAsync(code) is not { Value: var street }
        )
            return await site.NotFoundAsync(caller);
        var proved = await reader.OfAsync(street, asked);
        var quota = proved.Quota;
        return await site.HtmlAsync(
            new LedgerModel(
                site.FrameFor(caller),
                street.Name,
                new QuotaFigures(asked, quota.Total, quota.Spent, quota.Reserved),
                [.. Lines(quota)],
                proved.Broken.Count == 0 ? null : proved.Broken.Text(),
                pathOf(asked - 1),
                pathOf(asked + 1),
                costsOf(asked)
            )
        );
    }

    private static IEnumerable<LedgerLine> Lines(Quota quota)
    {
        var left = quota.Given;
        foreach (var entry in quota.Entries.OrderBy(one => one.At).ThenBy(one => one.EntryId, StringComparer.Ordinal))
        {
            left += entry.Granted - entry.Reserved - entry.Spent;
            yield return new LedgerLine(
                entry.At,
                QuotaKinds.Label(entry.Kind),
                entry.OrderId,
                entry.Note,
                entry.Granted,
                entry.Reserved,
                entry.Spent,
                left
            );
        }
    }
}
