using Delivery.Domain.Matching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Photos;
using Delivery.Pages.People.Certificates;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Certificates;

/// <summary>The certificates of a teacher with their scans, for the teacher and for those who find teachers.</summary>
public sealed class CertificatePages(
    Site site,
    Registers registers,
    CertificateScans scans,
    SaveCertificateScan save,
    DeliveryBlobs blobs
)
{
    [Function(nameof(ShowCertificates))]
    public Task<IResult> ShowCertificates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "teachers/{id}/certificates")]
            HttpRequest request,
        string id
    ) => site.GetAsync(request, caller => May(caller, id), caller => ShowAsync(caller, id, FormErrors.None));

    [Function(nameof(GetCertificateScan))]
    public Task<IResult> GetCertificateScan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "teachers/{id}/certificates/{discipline}")]
            HttpRequest request,
        string id,
        string discipline
    ) =>
        site.GetAsync(
            request,
            caller => May(caller, id),
            async caller =>
                IsName(id, discipline)
                && (await scans.FindAsync(id, discipline))?.Value is { } scan
                && await ScanFile.ShownAsync(
                    blobs.Certificates,
                    scan.Blob,
                    scan.ContentType,
                    $"certificate-{id}-{discipline}"
                )
                    is { } shown
                    ? shown
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(PostCertificateScan))]
    public Task<IResult> PostCertificateScan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "teachers/{id}/certificates/{discipline}")]
            HttpRequest request,
        string id,
        string discipline
    ) =>
        site.PostAsync(
            request,
            caller => May(caller, id),
            (form, caller) => ShowAsync(caller, id, FormErrors.Of(form.TooLong)),
            (form, caller) => TakeAsync(form, caller, id, discipline),
            SentPhotos.FormLimit
        );

    private async Task<IResult> TakeAsync(IFormCollection form, Caller caller, string id, string discipline)
    {
        if (await FindAsync(id) is not { } teacher || !teacher.Disciplines.Contains(discipline))
            return await site.NotFoundAsync(caller);
        if (form.Files.GetFile(ScanFile.Field) is not { Length: > 0 } file)
            return await RefusedAsync("请先选择扫描件");
        var scan = await ScanFile.ReadAsync(file);
        if (scan.IsRefused)
            return await RefusedAsync(scan.Refusals[0].Message);
        await save.RunAsync(teacher, discipline, scan.Value, caller);
        return Site.SeeOther(Paths.CertificatesOf(id));

        Task<IResult> RefusedAsync(string why) =>
            ShowAsync(caller, id, new FormErrors([new FieldError($"{ScanFile.Field}-{discipline}", why)]));
    }

    private static bool May(Caller caller, string id) => caller.IsTeacher(id) || caller.May(Role.Matcher);

    private static bool IsName(string id, string discipline) =>
        TableRows.CanBeKey(id) && TableRows.CanBeKey(discipline);

    private async Task<Teacher?> FindAsync(string id) =>
        TableRows.CanBeKey(id) ? (await registers.Teachers.FindAsync(id))?.Value.Teacher : null;

    private async Task<IResult> ShowAsync(Caller caller, string id, FormErrors errors)
    {
        if (await FindAsync(id) is not { } teacher)
            return await site.NotFoundAsync(caller);
        var names = (await registers.Disciplines.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        var kept = (await scans.OfTeacherAsync(id)).ToDictionary(scan => scan.Discipline, scan => scan.At);
        return await site.HtmlAsync(
            new CertificatesModel(
                site.FrameFor(caller),
                "",
                id,
                teacher.Name,
                caller.IsStaff ? Paths.Entry(Paths.Teachers, id) : Paths.OwnProfile,
                [
                    .. teacher.Disciplines.Select(code => new CertificateLine(
                        code,
                        names.GetValueOrDefault(code, code),
                        [.. (teacher.Qualifications ?? []).Where(one => one.Discipline == code)],
                        kept.TryGetValue(code, out var at) ? at : null
                    )),
                ],
                errors
            ),
            errors.Any ? 422 : 200
        );
    }
}
