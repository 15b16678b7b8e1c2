using Delivery.Domain.Calendar;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme;

/// <summary>The week as the classic one table, to hang up.</summary>
/// <param name="FilterName">徐汇区, 清荷街道; null for the whole city.</param>
/// <param name="Days">Those with lessons; empty where there are too many for one table.</param>
/// <param name="ByPlace">Then the tables that there are.</param>
public sealed record ProgrammePrintModel(
    PageFrame Frame,
    Week Week,
    int Edition,
    DateTimeOffset PublishedAt,
    string? FilterName,
    IReadOnlyList<ProgrammeDay> Days,
    IReadOnlyList<PlaceCount>? ByPlace,
    string PagePath
) : IModelOf<ProgrammePrintPage>;
