using Delivery.Domain;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation;

/// <summary>One box for staff: an order's number, a street, a discipline, a teacher, or the last four digits of a phone.</summary>
public sealed class SearchPages(Site site, SearchReader reader)
{
    [Function(nameof(SearchPage))]
    public Task<IResult> SearchPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/search")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                await site.HtmlAsync(
                    await reader.FindAsync(caller, TypedText.Clean(TextKind.Code, request.Query["q"].ToString()))
                )
        );
}
