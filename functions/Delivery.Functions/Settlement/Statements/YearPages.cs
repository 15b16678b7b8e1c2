using Delivery.Domain.Calendar;
using Delivery.Functions.Web;
using Delivery.Pages.Settlement.Statements;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Statements;

/// <summary>What everybody was paid in a year, for finance.</summary>
public sealed class YearPages(Site site, YearReader years)
{
    [Function(nameof(ShowEverybodysYear))]
    public Task<IResult> ShowEverybodysYear(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/paid/{year}")] HttpRequest request,
        string year
    ) =>
        site.GetAsync(
            request,
            CostReader.SeesTeachers,
            async caller =>
                YearNumber.TryParse(year, out var asked)
                    ? await site.HtmlAsync(new EverybodysYearModel(site.FrameFor(caller), await years.OfAsync(asked)))
                    : await site.NotFoundAsync(caller)
        );
}
