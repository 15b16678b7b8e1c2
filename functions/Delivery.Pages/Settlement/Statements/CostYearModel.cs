using Delivery.Domain.Settlement.Statements;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement.Statements;

/// <summary>A street's or a district's costs of a year, against the quota.</summary>
/// <param name="ListsLessons">A street's lines are on the page; a district's are in the file.</param>
/// <param name="FilePath">The same as a file, when <c>?format=</c> xlsx or csv is added.</param>
/// <param name="LedgerPath">Null for a district.</param>
/// <param name="LessonsPath">What became of the year's lessons; null for a district.</param>
public sealed record CostYearModel(
    PageFrame Frame,
    CostStatement Statement,
    bool ListsLessons,
    string EarlierPath,
    string LaterPath,
    string FilePath,
    string? LedgerPath = null,
    string? LessonsPath = null
) : IModelOf<CostYearPage>;
