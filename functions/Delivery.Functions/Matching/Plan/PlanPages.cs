using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Plan;

/// <summary>The plan of all courses that wait: as it was carried out last, or on trial; and "now".</summary>
public sealed class PlanPages(Site site, PlanReader reader, PlanNow planNow)
{
    [Function(nameof(ShowMatchingPlan))]
    public Task<IResult> ShowMatchingPlan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/matching")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                await site.HtmlAsync(
                    request.Query["view"] == "try"
                        ? await reader.TrialAsync(site.FrameFor(caller), caller, request.Query)
                        : await reader.LastAsync(site.FrameFor(caller), caller)
                )
        );

    [Function(nameof(PostMatchingNow))]
    public Task<IResult> PostMatchingNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/matching-now")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Matcher),
            async caller =>
            {
                await planNow.RunAsync(caller, durable);
                return Site.SeeOther(Paths.Matching);
            }
        );
}
