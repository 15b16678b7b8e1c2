using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Pages.Settlement.Statements;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Statements;

/// <summary>A year's costs: a street's for itself and for staff, a district's for staff.</summary>
public sealed class CostPages(Site site, CostReader costs)
{
    [Function(nameof(ShowOwnCosts))]
    public Task<IResult> ShowOwnCosts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street/year/{year}")] HttpRequest request,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            caller => StreetAsync(caller.Id, year, caller, Paths.StreetYear, Paths.StreetLedger, Paths.StreetLessons)
        );

    [Function(nameof(ShowStreetCosts))]
    public Task<IResult> ShowStreetCosts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/streets/{code}/year/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            caller =>
                StreetAsync(
                    code,
                    year,
                    caller,
                    asked => Paths.StreetYearOf(code, asked),
                    asked => Paths.StreetLedgerOf(code, asked),
                    asked => Paths.StreetLessonsOf(code, asked)
                )
        );

    [Function(nameof(ShowDistrictCosts))]
    public Task<IResult> ShowDistrictCosts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/districts/{code}/year/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                YearNumber.TryParse(year, out var asked)
                && await costs.OfDistrictAsync(code, asked, caller) is { } found
                    ? await site.HtmlAsync(
                        new CostYearModel(
                            site.FrameFor(caller),
                            found,
                            ListsLessons: false,
                            Paths.DistrictYear(found.Code, asked - 1),
                            Paths.DistrictYear(found.Code, asked + 1),
                            Paths.DistrictStatement(found.Code, asked)
                        )
                    )
                    : await site.NotFoundAsync(caller)
        );

    private async Task<IResult> StreetAsync(
        string code,
        string year,
        Caller caller,
        Func<int, string> pathOf,
        Func<int, string> ledgerOf,
        Func<int, string> lessonsOf
    ) =>
        YearNumber.TryParse(year, out var asked) && await costs.OfStreetAsync(code, asked, caller) is { } found
            ? await site.HtmlAsync(
                new CostYearModel(
                    site.FrameFor(caller),
                    found,
                    ListsLessons: true,
                    pathOf(asked - 1),
                    pathOf(asked + 1),
                    Paths.StreetStatement(code, asked),
                    ledgerOf(asked),
                    lessonsOf(asked)
                )
            )
            : await site.NotFoundAsync(caller);
}
