using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering;

/// <summary>A street writes an order: new, or returned with questions; the rules answer on submission.</summary>
public sealed class OrderFormPages(
    Site site,
    OrderFormReader reader,
    SubmitOrder submit,
    ResubmitOrder resubmit,
    StreetYears streetYears,
    Calendars calendars
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
                await site.HtmlAsync(
                    await reader.ModelAsync(
                        caller,
                        Paths.NewOrder,
                        await reader.EmptyAsync(caller.Id),
                        FormErrors.None,
                        Guid.NewGuid().ToString("N")
                    )
                )
        );

    [Function(nameof(PostNewOrder))]
    public Task<IResult> PostNewOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/new")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            (form, caller) =>
                RefusedAsync(caller, Paths.NewOrder, OrderForm.Read(form, caller.Id), form["formKey"].ToString()),
            async (form, caller) =>
            {
                var order = await reader.OrderOfAsync(form, caller.Id);
                var formKey = form["formKey"].ToString();
                if (form["act"].ToString() is OrderFormFields.RepeatWeekly or OrderFormFields.AddLesson)
                    return await ChangedAsync(caller, Paths.NewOrder, order, form["act"].ToString(), formKey);
                if (order.Unreadable.Count > 0)
                    return await RefusedAsync(caller, Paths.NewOrder, order, formKey);
                var call = new Call(caller, Idempotency.KeyOf(caller, Paths.NewOrder, formKey));
                var outcome = await submit.RunAsync(order.Request, call, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, Paths.NewOrder, order, outcome.Refusals, formKey)
                    : Site.SeeOther(Paths.Order(outcome.Value.OrderId));
            }
        );

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
                var model = await reader.ModelAsync(
                    caller,
                    Paths.OrderEdit(id),
                    OrderForm.ValuesOf(order.Request, await reader.ContactsOfAsync(caller.Id)),
                    FormErrors.None,
                    Guid.NewGuid().ToString("N"),
                    order
                );
                return await site.HtmlAsync(model);
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
                await OwnAsync(caller, id) is { } returned
                    ? await RefusedAsync(
                        caller,
                        Paths.OrderEdit(id),
                        OrderForm.Read(form, caller.Id),
                        form["formKey"].ToString(),
                        returned
                    )
                    : await site.NotFoundAsync(caller),
            async (form, caller) =>
            {
                if (await OwnAsync(caller, id) is not { } returned)
                    return await site.NotFoundAsync(caller);
                var order = await reader.OrderOfAsync(form, caller.Id);
                var (path, formKey) = (Paths.OrderEdit(id), form["formKey"].ToString());
                if (form["act"].ToString() is OrderFormFields.RepeatWeekly or OrderFormFields.AddLesson)
                    return await ChangedAsync(caller, path, order, form["act"].ToString(), formKey, returned);
                if (order.Unreadable.Count > 0)
                    return await RefusedAsync(caller, path, order, formKey, returned);
                var outcome = await resubmit.RunAsync(id, order.Request, ifMatch: null, caller, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, path, order, outcome.Refusals, formKey, returned)
                    : Site.SeeOther(Paths.Order(id));
            }
        );

    private async Task<Order?> OwnAsync(Caller caller, string id) =>
        await streetYears.OrderAsync(id) is { } order && caller.IsStreet(order.Value.Request.Street)
            ? order.Value
            : null;

    /// <summary>What cannot be read or kept, and with it whatever the rules find in the rest.</summary>
    private async Task<IResult> RefusedAsync(
        Caller caller,
        string path,
        OrderForm order,
        string formKey,
        Order? returned = null
    ) => await ShowAsync(caller, path, order, await reader.CheckAsync(order, returned?.OrderId), formKey, returned);

    private async Task<IResult> ShowAsync(
        Caller caller,
        string path,
        OrderForm order,
        IReadOnlyList<Refusal> refusals,
        string formKey,
        Order? returned = null
    ) =>
        await site.HtmlAsync(
            await reader.ModelAsync(caller, path, order.Values, order.Errors(refusals), formKey, returned),
            422
        );

    private async Task<IResult> ChangedAsync(
        Caller caller,
        string path,
        OrderForm order,
        string act,
        string formKey,
        Order? returned = null
    )
    {
        var slots = order.Values.Lessons!.Where(slot => slot != new LessonSlotValues()).ToList();
        string? note = null;
        if (act == OrderFormFields.RepeatWeekly)
            (slots, note) = await RepeatedAsync(order, slots);
        else if (slots.Count < OrderFormFields.MostLessons)
            slots.Add(new LessonSlotValues(Minutes: slots.LastOrDefault()?.Minutes ?? ""));
        var values = order.Values with { Lessons = slots };
        var model = await reader.ModelAsync(caller, path, values, FormErrors.None, formKey, returned);
        return await site.HtmlAsync(model with { LessonsNote = note });
    }

    private async Task<(List<LessonSlotValues>, string?)> RepeatedAsync(OrderForm order, List<LessonSlotValues> slots)
    {
        var lessons = await reader.LessonsOfAsync(order.Request.Discipline) ?? OrderFormFields.MostLessons;
        var (filled, note) = WeeklyRepeat.Fill(slots, lessons, await calendars.LoadAsync());
        return ([.. filled], note);
    }
}
