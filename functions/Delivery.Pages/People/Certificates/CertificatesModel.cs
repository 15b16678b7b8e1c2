using Delivery.Domain.Matching;
using Delivery.Pages.Web;

namespace Delivery.Pages.People.Certificates;

/// <summary>A teacher's certificates by discipline, each with a scan. Posts to <see cref="Paths.CertificateScan"/>.</summary>
/// <param name="Errors">The field is scan-{discipline}.</param>
public sealed record CertificatesModel(
    PageFrame Frame,
    string FormKey,
    string TeacherId,
    string TeacherName,
    string BackPath,
    IReadOnlyList<CertificateLine> Lines,
    FormErrors Errors
) : IModelOf<CertificatesPage>;

/// <param name="ScanAt">When its scan was sent; null where there is none.</param>
public sealed record CertificateLine(
    string Discipline,
    string Name,
    IReadOnlyList<Qualification> Certificates,
    DateTimeOffset? ScanAt
);
