using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Disciplines;

/// <summary>The catalogue of what is taught.</summary>
public sealed class DisciplinePages(RegisterPages<Discipline> pages, EntryForms<Discipline> forms)
{
    [Function(nameof(ListDisciplineEntries))]
    public Task<IResult> ListDisciplineEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/disciplines")] HttpRequest request
    ) => pages.ListAsync(request);

    [Function(nameof(ShowDisciplineEntry))]
    public Task<IResult> ShowDisciplineEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/disciplines/{code}")]
            HttpRequest request,
        string code
    ) => pages.ShowAsync(request, code);

    [Function(nameof(OpenDisciplineEntry))]
    public Task<IResult> OpenDisciplineEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/disciplines/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.OpenAsync(request, code);

    [Function(nameof(SaveDisciplineEntry))]
    public Task<IResult> SaveDisciplineEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/disciplines/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.SaveAsync(request, code);

    [Function(nameof(OpenNewDisciplineEntry))]
    public Task<IResult> OpenNewDisciplineEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/new/disciplines")] HttpRequest request
    ) => forms.OpenAsync(request, code: null);

    [Function(nameof(SaveNewDisciplineEntry))]
    public Task<IResult> SaveNewDisciplineEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/new/disciplines")] HttpRequest request
    ) => forms.SaveAsync(request, code: null);
}
