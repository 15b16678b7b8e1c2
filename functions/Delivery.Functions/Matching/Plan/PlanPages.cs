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
            caller => IsTrial(request) ? caller.May(Role.Matcher) : caller.IsStaff,
            async caller =>
                await site.HtmlAsync(
                    IsTrial(request) && !HttpMethods.IsHead(request.Method)
                        ? await reader.TrialAsync(site.FrameFor(caller), caller, request.Query)
                        : await reader.LastAsync(site.FrameFor(caller), caller)
                )
        );

    private static bool IsTrial(HttpRequest request) => request.Query["view"] == "try";

    [Function(nameof(PostMatchingNow))]
    public Task<IResult> PostMatchingNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/matching-now")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Matcher),
            (_, _) => Task.FromResult(Site.SeeOther(Paths.Matching)),
            async (form, caller) =>
            {
                await planNow.RunAsync(Idempotency.CallOf(caller, request, form), durable);
                return Site.SeeOther(Paths.Matching);
            }
        );
}
