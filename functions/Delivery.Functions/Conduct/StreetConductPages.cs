using Delivery.Domain;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Functions.Conduct.Suspensions;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct;

/// <summary>The street sees why it is suspended, files what it changed, and may appeal once.</summary>
public sealed class StreetConductPages(Site site, ConductReader reader, MoveSuspension move)
{
    [Function(nameof(StreetConductPage))]
    public Task<IResult> StreetConductPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street/conduct")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            caller => ShowAsync(caller, "", FormErrors.None)
        );

    [Function(nameof(PostStreetRectification))]
    public Task<IResult> PostStreetRectification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "street/conduct/rectification")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        FileAsync(
            request,
            "text",
            Said.RectificationSent,
            (street, text, call) => move.RectifyAsync(street, text, call, durable)
        );

    [Function(nameof(PostStreetAppeal))]
    public Task<IResult> PostStreetAppeal(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "street/conduct/appeal")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        FileAsync(
            request,
            "appeal",
            Said.AppealSent,
            (street, text, call) => move.AppealAsync(street, text, call, durable)
        );

    /// <param name="field">What the text is called in its form.</param>
    private Task<IResult> FileAsync(
        HttpRequest request,
        string field,
        Said said,
        Func<string, string, Call, Task<Outcome<Suspension>>> file
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            (form, caller) => ShowAsync(caller, form[field].ToString(), FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var text = form[field].ToString();
                var key = Idempotency.KeyOf(caller, request.Path, form["formKey"].ToString());
                var filed = await file(caller.Id, text, new Call(caller, key));
                return filed.IsRefused
                    ? await ShowAsync(caller, text, ErrorsOf(filed.Refusals, field))
                    : Site.SeeOther(Paths.StreetConduct, said);
            }
        );

    private static FormErrors ErrorsOf(IReadOnlyList<Refusal> refusals, string field) =>
        new([.. refusals.Select(one => new FieldError(one.Field is null ? "" : field, one.Message))]);

    private async Task<IResult> ShowAsync(Caller caller, string text, FormErrors errors) =>
        await site.HtmlAsync(await reader.OwnAsync(caller, text, errors), errors.Any ? 422 : 200);
}
