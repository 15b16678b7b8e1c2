using Delivery.Domain.Money;
using Delivery.Functions.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Fees;

/// <summary>Teachers' fees, table by table.</summary>
public sealed class FeeNormPages(RegisterPages<FeeTable> pages, EntryForms<FeeTable> forms)
{
    [Function(nameof(ListFeeNormEntries))]
    public Task<IResult> ListFeeNormEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/fee-norms")] HttpRequest request
    ) => pages.ListAsync(request);

    [Function(nameof(ShowFeeNormEntry))]
    public Task<IResult> ShowFeeNormEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/fee-norms/{code}")]
            HttpRequest request,
        string code
    ) => pages.ShowAsync(request, code);

    [Function(nameof(OpenFeeNormEntry))]
    public Task<IResult> OpenFeeNormEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/fee-norms/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.OpenAsync(request, code);

    [Function(nameof(SaveFeeNormEntry))]
    public Task<IResult> SaveFeeNormEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/fee-norms/{code}/edit")] HttpRequest request,
        string code
    ) => forms.SaveAsync(request, code);

    [Function(nameof(OpenNewFeeNormEntry))]
    public Task<IResult> OpenNewFeeNormEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/new/fee-norms")] HttpRequest request
    ) => forms.OpenAsync(request, code: null);

    [Function(nameof(SaveNewFeeNormEntry))]
    public Task<IResult> SaveNewFeeNormEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/new/fee-norms")] HttpRequest request
    ) => forms.SaveAsync(request, code: null);
}
