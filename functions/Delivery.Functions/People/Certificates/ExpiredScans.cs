using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Workflow.Retention;

namespace Delivery.Functions.People.Certificates;

/// <summary>Scans of certificates that ended as long ago as the registers' history is kept, or of disciplines or work given up since.</summary>
public sealed class ExpiredScans(CertificateScans scans, Registers registers)
{
    public Expiring Expiring =>
        new(
            "certificate-scans",
            "过期证书的扫描件",
            settings => KeptFor.OfMonths(settings.RegisterHistoryMonths),
            (last, _) => DeleteAsync(last)
        );

    private async Task<int> DeleteAsync(DateOnly last)
    {
        var deleted = 0;
        foreach (var scan in await scans.BeforeAsync(ShanghaiTime.EndOf(last)))
        {
            var teacher = (await registers.Teachers.FindAsync(scan.TeacherId))?.Value.Teacher;
            if (teacher is { Active: true } && teacher.IsQualifiedFor(scan.Discipline, last))
                continue;
            await scans.DeleteAsync(scan);
            deleted++;
        }

        return deleted;
    }
}
