using Delivery.Domain.Conduct.Assessments;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Assessments;

/// <summary>A street's year in lessons, with its place and no other street's figures.</summary>
/// <param name="Year">Its score with each part; null while no lesson of the year is over.</param>
/// <param name="PathOf">The same of another year.</param>
/// <param name="CostsPath">The same year in money.</param>
public sealed record StreetStatementModel(
    PageFrame Frame,
    StreetStatement Statement,
    bool IsComplete,
    StreetYearShown? Year,
    Func<int, string> PathOf,
    string CostsPath
) : IModelOf<StreetStatementPage>
{
    /// <summary>Without its ending: xlsx or csv.</summary>
    public string FilePath => PathOf(Statement.Year);
}
