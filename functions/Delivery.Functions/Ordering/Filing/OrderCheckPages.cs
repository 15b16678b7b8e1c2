using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>The rules answer as one types.</summary>
public sealed class OrderCheckPages(Site site, OrderFormReader reader, StreetYears streetYears)
{
    /// <summary>Judges a form as it is typed. It changes nothing; it is a POST because forms do not fit into addresses.</summary>
    [Function(nameof(CheckOrder))]
    public Task<IResult> CheckOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/check")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            // The two look alike and are not: here the form says what was too long in it.
            (form, caller) => CheckedAsync(form, street => OrderForm.Read(form, street), caller),
            (form, caller) => CheckedAsync(form, street => OrderForm.Read(form, street), caller)
        );

    private async Task<IResult> CheckedAsync(IFormCollection form, Func<string, OrderForm> read, Caller caller)
    {
        var returned = await ReturnedAsync(form["order"].ToString(), caller);
        var order = read(returned?.Request.Street ?? caller.Id);
        var errors = order.Errors(await reader.CheckAsync(order, returned?.OrderId));
        var notes = await reader.NotesAsync(order.Request, order.Values.Lessons ?? [], returned?.OrderId);
        return Results.Json(new { errors = errors.All, notes }, ApiJson.Options);
    }

    // An answered order stays under the street that filed it, and does not count against itself.
    private async Task<Order?> ReturnedAsync(string id, Caller caller) =>
        await streetYears.OrderAsync(id) is { Value: { Stage: OrderStage.Returned } order }
        && caller.IsStreet(order.Request.Street)
            ? order
            : null;
}
