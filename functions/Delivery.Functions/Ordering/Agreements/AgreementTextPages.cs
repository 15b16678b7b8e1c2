using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>The versions of the year's letter: each is kept, none is changed.</summary>
public sealed class AgreementTextPages(RegisterPages<AgreementText> pages, EntryForms<AgreementText> forms)
{
    [Function(nameof(ListAgreementTextEntries))]
    public Task<IResult> ListAgreementTextEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/agreement-texts")] HttpRequest request
    ) => pages.ListAsync(request);

    [Function(nameof(ShowAgreementTextEntry))]
    public Task<IResult> ShowAgreementTextEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/agreement-texts/{code}")]
            HttpRequest request,
        string code
    ) => pages.ShowAsync(request, code);

    [Function(nameof(OpenAgreementTextEntry))]
    public Task<IResult> OpenAgreementTextEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/agreement-texts/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.OpenAsync(request, code);

    [Function(nameof(SaveAgreementTextEntry))]
    public Task<IResult> SaveAgreementTextEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/agreement-texts/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.SaveAsync(request, code);

    [Function(nameof(OpenNewAgreementTextEntry))]
    public Task<IResult> OpenNewAgreementTextEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/new/agreement-texts")]
            HttpRequest request
    ) => forms.OpenAsync(request, code: null);

    [Function(nameof(SaveNewAgreementTextEntry))]
    public Task<IResult> SaveNewAgreementTextEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/new/agreement-texts")] HttpRequest request
    ) => forms.SaveAsync(request, code: null);
}
