using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Pages.People.Erasure;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Erasure;

/// <summary>Gathers what the pages show of erasures.</summary>
public sealed class CertificateReader(
    Site site,
    Certificates certificates,
    IEnumerable<ErasableKind> kinds,
    IEnumerable<ErasablePlace> places,
    CurrentSettings settings
)
{
    public async Task<ErasuresModel> ListAsync(Caller caller, PageAsked asked, ErasureTyped typed, FormErrors errors)
    {
        var page = await certificates.PageAsync(asked.After, asked.Limit);
        return new ErasuresModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            [.. kinds.Select(kind => new Choice(kind.Name, $"{kind.Label}（填{kind.IdLabel}）"))],
            typed,
            errors,
            [.. page.Rows.Select(row => LineOf(row.Value))],
            page.After is null ? null : $"{Paths.Erasures}?after={Uri.EscapeDataString(page.After)}"
        );
    }

    public CertificateModel Certificate(Caller caller, Certificate certificate) =>
        new(
            site.FrameFor(caller),
            LineOf(certificate),
            certificate.Reason,
            certificate.By,
            [
                .. places
                    .Where(place => certificate.Done.ContainsKey(place.Name))
                    .Select(place => new ErasedLine(place.Label, certificate.Done[place.Name])),
            ],
            settings.Retention.BackupDays,
            settings.Retention.InstanceMonths
        );

    private static ErasureLine LineOf(Certificate certificate) =>
        new(certificate.ErasureId, certificate.Shown, certificate.At, certificate.FinishedAt);
}
