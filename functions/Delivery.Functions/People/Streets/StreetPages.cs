using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Streets;

/// <summary>The register of streets: search, look, change, add.</summary>
public sealed class StreetPages(RegisterPages<Street> pages, EntryForms<Street> forms)
{
    [Function(nameof(ListStreetEntries))]
    public Task<IResult> ListStreetEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/streets")] HttpRequest request
    ) => pages.ListAsync(request);

    [Function(nameof(ShowStreetEntry))]
    public Task<IResult> ShowStreetEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/streets/{code}")] HttpRequest request,
        string code
    ) => pages.ShowAsync(request, code);

    [Function(nameof(OpenStreetEntry))]
    public Task<IResult> OpenStreetEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/streets/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.OpenAsync(request, code);

    [Function(nameof(SaveStreetEntry))]
    public Task<IResult> SaveStreetEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/streets/{code}/edit")] HttpRequest request,
        string code
    ) => forms.SaveAsync(request, code);

    [Function(nameof(OpenNewStreetEntry))]
    public Task<IResult> OpenNewStreetEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/new/streets")] HttpRequest request
    ) => forms.OpenAsync(request, code: null);

    [Function(nameof(SaveNewStreetEntry))]
    public Task<IResult> SaveNewStreetEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/new/streets")] HttpRequest request
    ) => forms.SaveAsync(request, code: null);
}
