using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.People.Erasure;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.People.Erasure;

/// <summary>An admin erases a person on their request, and gets the certificate of it.</summary>
public sealed class ErasurePages(Site site, CertificateReader reader, Certificates certificates, ErasePerson erase)
{
    private static bool May(Caller caller) => caller.May(Role.Admin);

    [Function(nameof(ShowErasures))]
    public Task<IResult> ShowErasures(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/erasures")] HttpRequest request
    ) => site.GetAsync(request, May, caller => ShowAsync(request, caller, ErasureTyped.Empty, FormErrors.None));

    [Function(nameof(PostErasureForm))]
    public Task<IResult> PostErasureForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/erasures")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => ShowAsync(request, caller, Typed(form), FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var typed = Typed(form);
                var call = new Call(caller, Idempotency.KeyOf(caller, Paths.Erasures, form["formKey"].ToString()));
                var outcome = await erase.RunAsync(typed.Kind, typed.Id, typed.Reason, call, durable);
                return outcome.IsRefused
                    ? await ShowAsync(request, caller, typed, FormErrors.Of(outcome.Refusals))
                    : Site.SeeOther(Paths.Erasure(outcome.Value.ErasureId));
            }
        );

    [Function(nameof(ErasurePage))]
    public Task<IResult> ErasurePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/erasures/{id}")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            May,
            async caller =>
                await certificates.FindAsync(id) is { Value: var certificate }
                    ? await site.HtmlAsync(reader.Certificate(caller, certificate))
                    : await site.NotFoundAsync(caller)
        );

    private static ErasureTyped Typed(IFormCollection form) =>
        new(form["kind"].ToString(), form["id"].ToString(), form["reason"].ToString());

    private async Task<IResult> ShowAsync(HttpRequest request, Caller caller, ErasureTyped typed, FormErrors errors) =>
        await site.HtmlAsync(
            await reader.ListAsync(caller, PageAsked.Of(request), typed, errors),
            errors.Any ? 422 : 200
        );
}
