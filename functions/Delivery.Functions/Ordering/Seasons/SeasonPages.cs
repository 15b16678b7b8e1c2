using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Seasons;

/// <summary>The seasons and when each takes orders.</summary>
public sealed class SeasonPages(RegisterPages<SeasonWindow> pages, EntryForms<SeasonWindow> forms)
{
    [Function(nameof(ListSeasonEntries))]
    public Task<IResult> ListSeasonEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/seasons")] HttpRequest request
    ) => pages.ListAsync(request);

    [Function(nameof(ShowSeasonEntry))]
    public Task<IResult> ShowSeasonEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/seasons/{code}")] HttpRequest request,
        string code
    ) => pages.ShowAsync(request, code);

    [Function(nameof(OpenSeasonEntry))]
    public Task<IResult> OpenSeasonEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/seasons/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.OpenAsync(request, code);

    [Function(nameof(SaveSeasonEntry))]
    public Task<IResult> SaveSeasonEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/seasons/{code}/edit")] HttpRequest request,
        string code
    ) => forms.SaveAsync(request, code);
}
