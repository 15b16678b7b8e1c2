using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Preparing;

/// <summary>The checklist on a street's order page is saved here.</summary>
public sealed class PreparationPages(Site site, SavePreparation save)
{
    [Function(nameof(PostPreparation))]
    public Task<IResult> PostPreparation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/preparation")] HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            (form, caller) => NotSavedAsync(caller, id, form.TooLong[0].Message),
            async (form, caller) =>
            {
                if (!OrderId.TryParse(id, out var order) || !caller.IsStreet(order.StreetCode))
                    return await site.NotFoundAsync(caller);
                var outcome = await save.RunAsync(id, MarksOf(form), caller);
                return outcome.IsRefused
                    ? await NotSavedAsync(caller, id, outcome.Refusals[0].Message)
                    : Site.SeeOther(Paths.Order(id), Said.PreparationKept);
            }
        );

    private static PreparationMarks MarksOf(IFormCollection form) =>
        new(
            Ticked(form, PreparationStep.Venue),
            Ticked(form, PreparationStep.Announcement),
            Ticked(form, PreparationStep.Equipment),
            Ticked(form, PreparationStep.Contact)
        );

    private static bool Ticked(IFormCollection form, PreparationStep step) => form[$"prepared[{step}]"].Count > 0;

    private Task<IResult> NotSavedAsync(Caller caller, string id, string why) =>
        site.HtmlAsync(
            new ErrorModel(site.FrameFor(caller), 422, "准备情况没有记上", why, Paths.Order(id), "回到订单"),
            422
        );
}
