using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Matching.OtherTimes;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.OtherTimes;

/// <summary>Where a street chooses other times: behind the link in the letter, and from its own page of the order.</summary>
public sealed class TimesPages(
    Site site,
    SignedLinks links,
    StreetYears streetYears,
    TimesReader reader,
    AnswerTimes answer
)
{
    [Function(nameof(ShowTimes))]
    public Task<IResult> ShowTimes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "times/{token}")] HttpRequest request,
        string token
    ) => site.GetAsync(request, _ => true, caller => ShowAsync(caller, BehindAsync(token), TimesTyped.Nothing));

    [Function(nameof(PostTimes))]
    public Task<IResult> PostTimes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "times/{token}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string token
    ) => PostAsync(request, durable, _ => true, _ => BehindAsync(token));

    [Function(nameof(ShowOrderTimes))]
    public Task<IResult> ShowOrderTimes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/{id}/times")] HttpRequest request,
        string id
    ) => site.GetAsync(request, IsStreet, caller => ShowAsync(caller, OwnAsync(caller, id), TimesTyped.Nothing));

    [Function(nameof(PostOrderTimes))]
    public Task<IResult> PostOrderTimes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/times")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) => PostAsync(request, durable, IsStreet, caller => OwnAsync(caller, id));

    private static bool IsStreet(Caller caller) => caller.Kind == CallerKind.Street;

    /// <param name="Order">With a question in it; null where there is none, or the link is not good.</param>
    private sealed record Opened(Order? Order, LinkState Link, string Path, string? BackPath);

    private async Task<Opened> BehindAsync(string token)
    {
        var (link, path) = (links.Read(LinkPurpose.Times, token), $"/times/{token}");
        if (link.State != LinkState.Good || link.Subject.Split('|') is not [var id, var digits])
            return new Opened(null, link.State, path, null);
        var order = (await streetYears.OrderAsync(id))?.Value;
        // The street was asked anew since: that letter has the link.
        return order?.Times is { } asked && asked.Number == TypedNumbers.Whole(digits)
            ? new Opened(order, LinkState.Good, path, null)
            : new Opened(null, LinkState.Expired, path, null);
    }

    private async Task<Opened> OwnAsync(Caller caller, string id)
    {
        var order = (await streetYears.OrderAsync(id))?.Value;
        var own = order is { Times: not null } && caller.IsStreet(order.Request.Street) ? order : null;
        return new Opened(own, LinkState.Good, Paths.OrderTimes(id), Paths.Order(id));
    }

    private Task<IResult> PostAsync(
        HttpRequest request,
        DurableTaskClient durable,
        Func<Caller, bool> may,
        Func<Caller, Task<Opened>> open
    ) =>
        site.PostAsync(
            request,
            may,
            (form, caller) => ShowAsync(caller, open(caller), TimesForm.Read(form), form.TooLong),
            async (form, caller) =>
            {
                var opened = await open(caller);
                if (opened.Order is not { Times: { } asked } order)
                    return await GoneAsync(caller, opened);
                // Whoever holds the link acts as the street it was sent to.
                var by = opened.BackPath is null ? StreetOf(order) : caller;
                var call = Idempotency.CallOf(by, request, form);
                var outcome = await answer.RunAsync(
                    order.OrderId,
                    asked.Number,
                    TimesForm.ReplyOf(form),
                    call,
                    durable
                );
                return outcome.IsRefused
                    ? await ShowAsync(caller, open(caller), TimesForm.Read(form), outcome.Refusals)
                    : Site.SeeOther(opened.Path);
            }
        );

    private async Task<IResult> ShowAsync(
        Caller caller,
        Task<Opened> opening,
        TimesTyped typed,
        IReadOnlyList<Refusal>? refusals = null
    )
    {
        var opened = await opening;
        if (opened.Order is not { } order)
            return await GoneAsync(caller, opened);
        var errors = TimesForm.ErrorsOf(refusals ?? [], typed);
        var model = await reader.ModelAsync(site.FrameFor(caller), opened.Path, opened.BackPath, order, typed, errors);
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }

    private Task<IResult> GoneAsync(Caller caller, Opened opened) =>
        opened.BackPath is null ? site.LinkGoneAsync(opened.Link, caller) : site.NotFoundAsync(caller);

    private static Caller StreetOf(Order order) =>
        new(CallerKind.Street, order.Request.Street, order.Request.Street, new HashSet<string>());
}
