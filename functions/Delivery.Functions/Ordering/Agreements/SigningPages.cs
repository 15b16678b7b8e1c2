using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>The letter behind the link in the mail: it can be read and signed there, and nothing else.</summary>
public sealed class SigningPages(Site site, SigningLinks links, AgreementReader reader, SignAgreement sign)
{
    [Function(nameof(ShowAgreementToSign))]
    public Task<IResult> ShowAgreementToSign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "agreements/{token}")] HttpRequest request,
        string token
    ) => site.GetAsync(request, _ => true, caller => ShowAsync(caller, token, FormErrors.None));

    [Function(nameof(PostAgreementToSign))]
    public Task<IResult> PostAgreementToSign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "agreements/{token}")] HttpRequest request,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) => ShowAsync(caller, token, FormErrors.Of(form.TooLong), AgreementPages.SignatureOf(form)),
            async (form, caller) =>
            {
                var link = links.Read(token);
                if (link.State != LinkState.Good || await links.StreetAsync(link.Street) is not { } street)
                    return await site.LinkGoneAsync(link.State, caller);
                var signature = AgreementPages.SignatureOf(form);
                var outcome = await sign.RunAsync(link.Street, link.Year, signature, street);
                return outcome.IsRefused
                    ? await ShowAsync(caller, token, FormErrors.Of(outcome.Refusals), signature)
                    : Site.SeeOther($"/agreements/{token}", Said.AgreementSigned);
            }
        );

    private async Task<IResult> ShowAsync(Caller caller, string token, FormErrors errors, Signature? typed = null)
    {
        var link = links.Read(token);
        if (
            link.State != LinkState.Good
            || await reader.ModelAsync(
                caller,
                link.Street,
                link.Year,
                $"/agreements/{token}",
                errors,
                typed,
                bare: true
            )
                is not { } model
        )
            return await site.LinkGoneAsync(link.State, caller);
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }
}
