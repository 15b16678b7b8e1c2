using Delivery.Functions.Storage;
using Delivery.Functions.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Teachers;

/// <summary>The register of teachers; bank account and identity number have a page of their own.</summary>
public sealed class TeacherPages(RegisterPages<RegisteredTeacher> pages, EntryForms<RegisteredTeacher> forms)
{
    [Function(nameof(ListTeacherEntries))]
    public Task<IResult> ListTeacherEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/teachers")] HttpRequest request
    ) => pages.ListAsync(request);

    [Function(nameof(ShowTeacherEntry))]
    public Task<IResult> ShowTeacherEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/teachers/{code}")] HttpRequest request,
        string code
    ) => pages.ShowAsync(request, code);

    [Function(nameof(OpenTeacherEntry))]
    public Task<IResult> OpenTeacherEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/teachers/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.OpenAsync(request, code);

    [Function(nameof(SaveTeacherEntry))]
    public Task<IResult> SaveTeacherEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/teachers/{code}/edit")] HttpRequest request,
        string code
    ) => forms.SaveAsync(request, code);

    [Function(nameof(OpenNewTeacherEntry))]
    public Task<IResult> OpenNewTeacherEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/new/teachers")] HttpRequest request
    ) => forms.OpenAsync(request, code: null);

    [Function(nameof(SaveNewTeacherEntry))]
    public Task<IResult> SaveNewTeacherEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/new/teachers")] HttpRequest request
    ) => forms.SaveAsync(request, code: null);
}
