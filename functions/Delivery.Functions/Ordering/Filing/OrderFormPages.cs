using Delivery.Functions.Ordering.Drafts;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>A street writes a new order: empty, from a draft, or as a copy of an old one; the rules answer on submission.</summary>
public sealed class OrderFormPages(
    Site site,
    OrderFormScreen screen,
    OrderFormReader reader,
    OrderBeginnings beginnings,
    SubmitOrder submit,
    Drafting drafting
)
{
    private static bool IsStreet(Caller caller) => caller.Kind == CallerKind.Street;

    [Function(nameof(NewOrderPage))]
    public Task<IResult> NewOrderPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/new")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            IsStreet,
            async caller =>
            {
                if (await beginnings.FindAsync(caller, request.Query) is not { } begun)
                    return await site.NotFoundAsync(caller);
                var open = new OpenForm(
                    caller,
                    Paths.NewOrder,
                    begun.Draft is { } draft ? draft.Id : Guid.NewGuid().ToString("N"),
                    Draft: begun.Draft is { } kept ? $"{kept.Year}-{kept.Id}" : ""
                );
                return await screen.OpenAsync(open, begun.Values, begun.Note);
            }
        );

    [Function(nameof(PostNewOrder))]
    public Task<IResult> PostNewOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/new")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            (form, caller) => screen.RefusedAsync(Open(form, caller), OrderForm.Read(form, caller.Id)),
            async (form, caller) =>
            {
                var (open, order) = (Open(form, caller), await reader.OrderOfAsync(form, caller.Id));
                if (OrderFormScreen.IsChange(form))
                    return await screen.ChangedAsync(open, order, form["act"].ToString());
                if (form["act"] == OrderFormFields.SaveDraft)
                    return await KeepAsync(open, form, order);
                return order.Unreadable.Count > 0
                    ? await screen.RefusedAsync(open, order)
                    : await FileAsync(open, order, durable);
            }
        );

    private static OpenForm Open(IFormCollection form, Caller caller) =>
        new(caller, Paths.NewOrder, form["formKey"].ToString(), Draft: form["draft"].ToString());

    private async Task<IResult> FileAsync(OpenForm open, OrderForm order, DurableTaskClient durable)
    {
        var call = new Call(open.Caller, Idempotency.KeyOf(open.Caller, Paths.NewOrder, open.FormKey));
        var outcome = await submit.RunAsync(order.Request, call, durable);
        if (outcome.IsRefused)
            return await screen.ShowAsync(open, order, outcome.Refusals);
        if (DraftPlace.TryParse(open.Draft, out var draft))
            await drafting.DiscardAsync(open.Caller, draft);
        return Site.SeeOther(Paths.Order(outcome.Value.OrderId), Said.OrderFiled);
    }

    private async Task<IResult> KeepAsync(OpenForm open, IFormCollection form, OrderForm order)
    {
        var kept = await drafting.KeepAsync(open.Caller, open.Draft, open.FormKey, form);
        return kept.IsRefused
            ? await screen.ShowAsync(open, order, kept.Refusals)
            : Site.SeeOther(Paths.StreetHome, Said.DraftKept);
    }
}
