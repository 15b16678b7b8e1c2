using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering;

/// <summary>The rules answer as one types.</summary>
public sealed class OrderCheckPages(Site site, OrderFormReader reader)
{
    /// <summary>Judges a form as it is typed. It changes nothing; it is a POST because forms do not fit into addresses.</summary>
    [Function(nameof(CheckOrder))]
    public Task<IResult> CheckOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/check")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            (form, caller) => CheckedAsync(OrderForm.Read(form, caller.Id), caller),
            (form, caller) => CheckedAsync(OrderForm.Read(form, caller.Id), caller)
        );

    private async Task<IResult> CheckedAsync(OrderForm order, Caller caller)
    {
        var errors = order.Errors(await reader.CheckAsync(order));
        var notes = await reader.NotesAsync(caller.Id, order.Request, order.Values.Lessons ?? []);
        return Results.Json(new { errors = errors.All, notes }, ApiJson.Options);
    }
}
