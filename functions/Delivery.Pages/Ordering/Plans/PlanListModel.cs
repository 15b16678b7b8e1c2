using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering.Plans;

/// <summary>All streets' plans of a year beside what was ordered and held, for staff.</summary>
/// <param name="District">As chosen; empty for all.</param>
/// <param name="Show">all, filed or none.</param>
/// <param name="Query">Of the files, so that they hold what is shown; empty or begins with a question mark.</param>
public sealed record PlanListModel(
    PageFrame Frame,
    int Year,
    string District,
    string Show,
    IReadOnlyList<Choice> Districts,
    IReadOnlyList<FilterChip> Groups,
    IReadOnlyList<PlanListLine> Lines,
    string Query
) : IModelOf<PlanListPage>;

/// <param name="Planned">Lessons; null where no plan is filed.</param>
/// <param name="Budget">The street's own money in yuan; null where no plan is filed.</param>
public sealed record PlanListLine(
    string Code,
    string Street,
    string District,
    int? Planned,
    int Ordered,
    int Held,
    decimal? Budget,
    DateTimeOffset? FiledAt
);
