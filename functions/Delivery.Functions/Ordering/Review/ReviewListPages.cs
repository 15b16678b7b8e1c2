using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Review;

/// <summary>The list of what waits for a decision; many are approved at once, each by a command of its own.</summary>
public sealed class ReviewListPages(Site site, ReviewListReader reader, DecideOrder decide)
{
    [Function(nameof(ReviewListPage))]
    public Task<IResult> ReviewListPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/orders")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller => await site.HtmlAsync(await reader.ModelAsync(caller, request, FormErrors.None))
        );

    [Function(nameof(PostApprovals))]
    public Task<IResult> PostApprovals(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/orders/approve")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Reviewer),
            (form, caller) => ShowAsync(caller, request, FormErrors.Of(form.TooLong)),
            (form, caller) => ApproveAsync(form, caller, request, durable)
        );

    /// <summary>What one is refused for keeps none of the others back, and is told by its number.</summary>
    private async Task<IResult> ApproveAsync(
        IFormCollection form,
        Caller caller,
        HttpRequest request,
        DurableTaskClient durable
    )
    {
        var chosen = ChosenRows.Of(form, "order");
        if (chosen.Count == 0)
            return await ShowAsync(caller, request, new FormErrors([new FieldError("", "请先勾选订单")]));
        var refused = new List<FieldError>();
        foreach (var orderId in chosen)
        {
            var key = Idempotency.KeyOf(caller, $"{Paths.ApproveOrders}/{orderId}", form["formKey"].ToString());
            var outcome = await decide.RunAsync(orderId, Decision.Approve, null, new Call(caller, key), durable);
            if (outcome.IsRefused)
                refused.Add(
                    new FieldError("", $"{orderId}：{outcome.Refusals[0].Message}", Paths.ReviewOrder(orderId))
                );
        }

        return refused.Count == 0
            ? Site.SeeOther(Paths.Review + ReviewListReader.Narrowed(request).Add("approved", $"{chosen.Count}"))
            : await ShowAsync(caller, request, new FormErrors(refused), chosen.Count - refused.Count);
    }

    private async Task<IResult> ShowAsync(Caller caller, HttpRequest request, FormErrors errors, int approved = 0) =>
        await site.HtmlAsync(await reader.ModelAsync(caller, request, errors, approved), 422);
}
