using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Home;

/// <summary>Where a street starts: what is waited for, soonest first, and its year at a glance.</summary>
public sealed class StreetHomePages(Site site, StreetHomeReader reader)
{
    [Function(nameof(StreetHomePage))]
    public Task<IResult> StreetHomePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            async caller =>
                await site.HtmlAsync(
                    await reader.ModelAsync(
                        caller,
                        YearNumber.TryParse(request.Query["year"].ToString(), out var year) ? year : null
                    )
                )
        );
}
