using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Drafts;

/// <summary>A street throws away what it began to write.</summary>
public sealed class DraftPages(Site site, Drafting drafting)
{
    [Function(nameof(PostDraftDiscard))]
    public Task<IResult> PostDraftDiscard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "drafts/{id}/discard")] HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            async caller =>
            {
                if (!DraftPlace.TryParse(id, out var place))
                    return await site.NotFoundAsync(caller);
                await drafting.DiscardAsync(caller, place);
                return Site.SeeOther(Paths.StreetHome);
            }
        );
}
