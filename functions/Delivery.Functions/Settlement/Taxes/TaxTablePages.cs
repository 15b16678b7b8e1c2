using Delivery.Domain.Money;
using Delivery.Functions.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Taxes;

/// <summary>The tax tables, each from its month on.</summary>
public sealed class TaxTablePages(RegisterPages<TaxTable> pages, EntryForms<TaxTable> forms)
{
    [Function(nameof(ListTaxTableEntries))]
    public Task<IResult> ListTaxTableEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/tax-tables")] HttpRequest request
    ) => pages.ListAsync(request);

    [Function(nameof(ShowTaxTableEntry))]
    public Task<IResult> ShowTaxTableEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/tax-tables/{code}")]
            HttpRequest request,
        string code
    ) => pages.ShowAsync(request, code);

    [Function(nameof(OpenTaxTableEntry))]
    public Task<IResult> OpenTaxTableEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/tax-tables/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.OpenAsync(request, code);

    [Function(nameof(SaveTaxTableEntry))]
    public Task<IResult> SaveTaxTableEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/tax-tables/{code}/edit")] HttpRequest request,
        string code
    ) => forms.SaveAsync(request, code);

    [Function(nameof(OpenNewTaxTableEntry))]
    public Task<IResult> OpenNewTaxTableEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/new/tax-tables")] HttpRequest request
    ) => forms.OpenAsync(request, code: null);

    [Function(nameof(SaveNewTaxTableEntry))]
    public Task<IResult> SaveNewTaxTableEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/new/tax-tables")] HttpRequest request
    ) => forms.SaveAsync(request, code: null);
}
