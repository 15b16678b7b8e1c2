using Delivery.Domain;
using Delivery.Domain.Matching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.People.Certificates;

/// <summary>Keeps the scan of a certificate, sent by the teacher or by staff; the last one replaces what was there.</summary>
public sealed class SaveCertificateScan(
    CertificateScans scans,
    DeliveryBlobs blobs,
    Commands commands,
    TimeProvider clock
)
{
    public async Task<Outcome<CertificateScan>> RunAsync(Teacher teacher, string discipline, ScanFile file, Call call)
    {
        var blob = await file.UploadAsync(blobs.Certificates, CertificateScans.FolderOf(teacher.TeacherId, discipline));
        var scan = new CertificateScan(
            teacher.TeacherId,
            discipline,
            blob,
            file.ContentType,
            clock.GetUtcNow(),
            call.By.Id
        );
        var act = new Act("teacher.certificate-scan", teacher.TeacherId, discipline);
        CertificateScan? replaced = null;
        return await commands.RunAsync(
            call,
            scans.Place,
            durable: null,
            async () =>
            {
                var stored = await scans.FindAsync(teacher.TeacherId, discipline);
                replaced = stored?.Value;
                return Decided.Change(scan, act, [CertificateScans.RowOf(scan, stored?.ETag)]);
            },
            // Only what this one replaces: another may have been sent in the same moment, and be about to replace this one.
            // The same file has the same name.
            _ => replaced is not null && replaced.Blob != blob ? scans.DeleteBlobAsync(replaced) : Task.CompletedTask
        );
    }

    /// <summary>Deletes what lay there before an act and is not shown any more; for who finds that nobody did.</summary>
    /// <param name="act">Its subject is the teacher, its note the discipline.</param>
    public async Task FollowAsync(AuditEntry act)
    {
        if (await scans.FindAsync(act.Subject, act.Note!) is { Value: var shown })
            await scans.DeleteOthersAsync(shown, act.At);
    }
}
