using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Drafts;
using Delivery.Functions.Ordering.Review;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>A street answers a returned order: the reviewer's questions stand beside the fields.</summary>
public sealed class EditOrderPages(
    Site site,
    OrderFormScreen screen,
    OrderFormReader reader,
    ResubmitOrder resubmit,
    Drafting drafting,
    StreetYears streetYears
)
{
    private static bool IsStreet(Caller caller) => caller.Kind == CallerKind.Street;

    [Function(nameof(EditOrderPage))]
    public Task<IResult> EditOrderPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/{id}/edit")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            IsStreet,
            async caller =>
            {
                if (await OwnAsync(caller, id) is not { } order)
                    return await site.NotFoundAsync(caller);
                if (order.Stage != OrderStage.Returned)
                    return Site.SeeOther(Paths.Order(id));
                var kept = await drafting.AnswerAsync(order);
                return await screen.OpenAsync(
                    OpenOf(caller, order, kept),
                    kept is { Value: var draft }
                        ? OrderBeginnings.ValuesOf(draft, order.Request.Street)
                        : OrderForm.ValuesOf(order.Request, await reader.ContactsOfAsync(order.Request.Street))
                );
            }
        );

    [Function(nameof(PostEditedOrder))]
    public Task<IResult> PostEditedOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/edit")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            async (form, caller) =>
                await OpenAsync(form, caller, id) is { } open
                    ? await screen.RefusedAsync(open, OrderForm.Read(form, open.Returned!.Request.Street))
                    : await site.NotFoundAsync(caller),
            async (form, caller) =>
            {
                if (await OpenAsync(form, caller, id) is not { } open)
                    return await site.NotFoundAsync(caller);
                var order = await reader.OrderOfAsync(form, open.Returned!.Request.Street);
                if (OrderFormScreen.IsChange(form))
                    return await screen.ChangedAsync(open, order, form["act"].ToString());
                if (form["act"] == OrderFormFields.SaveDraft && open.Returned!.Stage == OrderStage.Returned)
                    return await KeepAsync(open, form, order);
                if (order.Unreadable.Count > 0)
                    return await screen.RefusedAsync(open, order);
                var outcome = await resubmit.RunAsync(
                    id,
                    order.Request,
                    ifMatch: null,
                    Idempotency.CallOf(caller, request, form, SaidBy(open.Returned, order.Request)),
                    durable
                );
                return outcome.IsRefused
                    ? await screen.ShowAsync(open, order, outcome.Refusals)
                    : Site.SeeOther(Paths.Order(id), Said.OrderFiledAgain);
            }
        );

    /// <summary>Throws away what was kept of the answer, so that the order is answered from what was sent.</summary>
    [Function(nameof(PostAnswerDiscard))]
    public Task<IResult> PostAnswerDiscard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/discard")] HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            (form, caller) => DiscardAsync(request, form, caller, id),
            (form, caller) => DiscardAsync(request, form, caller, id)
        );

    private async Task<IResult> DiscardAsync(HttpRequest request, IFormCollection form, Caller caller, string id)
    {
        if (await OwnAsync(caller, id) is not { } order)
            return await site.NotFoundAsync(caller);
        var outcome = await drafting.DiscardAnswerAsync(
            Idempotency.CallOf(caller, request, form, $"{form["version"]}"),
            order,
            new Azure.ETag(form["version"].ToString())
        );
        // Refused it is still there, since it was saved again; gone meanwhile there is nothing left to decide.
        if (!outcome.IsRefused || await drafting.AnswerAsync(order) is not { } kept)
            return Site.SeeOther(order.Stage == OrderStage.Returned ? Paths.OrderEdit(id) : Paths.Order(id));
        var values = OrderBeginnings.ValuesOf(kept.Value, order.Request.Street);
        return await screen.NotDiscardedAsync(OpenOf(caller, order, kept), values, outcome.Refusals);
    }

    private static OpenForm OpenOf(Caller caller, Order order, Stored<OrderDraft>? kept) =>
        new(
            caller,
            Paths.OrderEdit(order.OrderId),
            Guid.NewGuid().ToString("N"),
            order,
            KeptAnswer: kept?.ETag.ToString()
        );

    private async Task<IResult> KeepAsync(OpenForm open, IFormCollection form, OrderForm order)
    {
        var kept = await drafting.KeepAnswerAsync(open.Caller, open.Returned!, form);
        return kept.IsRefused
            ? await screen.ShowAsync(open, order, kept.Refusals)
            : Site.SeeOther(Paths.StreetHome, Said.DraftKept);
    }

    // For each time that it was returned: sent twice it is one, with other words it is looked at anew.
    private static string SaidBy(Order returned, OrderRequest request)
    {
        var times = returned.History.Count(step => step.What == OrderStage.Returned.Label());
        return $"\n{times}\n{StoredJson.Write(request)}";
    }

    private async Task<OpenForm?> OpenAsync(IFormCollection form, Caller caller, string id) =>
        await OwnAsync(caller, id) is { } returned
            ? new OpenForm(caller, Paths.OrderEdit(id), form["formKey"].ToString(), returned)
            : null;

    private async Task<Order?> OwnAsync(Caller caller, string id) =>
        await streetYears.OrderAsync(id) is { } order && caller.IsStreet(order.Value.Request.Street)
            ? order.Value
            : null;
}
