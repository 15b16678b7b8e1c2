using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Web;

/// <summary>An address that no page has: people are shown the way back, where the Functions host itself says nothing.</summary>
public sealed class UnknownPages(Site site)
{
    [Function(nameof(UnknownPage))]
    public Task<IResult> UnknownPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*rest}")] HttpRequest request
    ) => site.GetAsync(request, _ => true, caller => site.NotFoundAsync(request, caller));
}
