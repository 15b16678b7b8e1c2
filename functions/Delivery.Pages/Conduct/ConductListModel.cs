using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct;

/// <summary>The streets whose suspension is not over, and a season's violations by street.</summary>
/// <param name="MostViolations">So many propose a suspension.</param>
public sealed record ConductListModel(
    PageFrame Frame,
    string SeasonName,
    IReadOnlyList<FilterChip> Seasons,
    IReadOnlyList<ConductLine> Open,
    IReadOnlyList<ConductLine> Streets,
    int MostViolations,
    int Year
) : IModelOf<ConductListPage>;

public sealed record ConductLine(string Street, string Name, string District, int Violations, int Grave, Mark? State);
