using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <summary>Where a street starts: what is waited for, then its year at a glance.</summary>
/// <param name="Todos">Soonest deadline first.</param>
/// <param name="Upcoming">Lessons of the next seven days.</param>
/// <param name="Stages">How many orders are where.</param>
/// <param name="Letter">How the street stands with the year's letter.</param>
/// <param name="Plan">Null where none is filed.</param>
/// <param name="NoOrdersBecause">Why no order can be filed now and what to do about it; null when one can.</param>
public sealed record StreetHomeModel(
    PageFrame Frame,
    DateTimeOffset Now,
    string StreetName,
    string SeasonName,
    int Year,
    IReadOnlyList<FilterChip> Years,
    IReadOnlyList<Todo> Todos,
    IReadOnlyList<UpcomingLesson> Upcoming,
    IReadOnlyList<OrderLine> Orders,
    IReadOnlyList<StageCount> Stages,
    IReadOnlyList<DraftLine> Drafts,
    QuotaFigures Quota,
    Mark Letter,
    PlanFigures? Plan,
    string? NoOrdersBecause = null
) : IModelOf<StreetHomePage>;

/// <summary>Lessons planned, ordered and held.</summary>
public sealed record PlanFigures(int Planned, int Ordered, int Held);

public sealed record StageCount(OrderStage Stage, int Orders);

public sealed record UpcomingLesson(DateTimeOffset Start, int Minutes, string Discipline, string Venue, string Path);

/// <summary>An order that is still being written.</summary>
public sealed record DraftLine(string Discipline, DateTimeOffset SavedAt, string SavedBy, string Path);

/// <param name="Note">What stands out: the teacher's name, the reason of a return, 第3节 9月28日.</param>
public sealed record OrderLine(
    string OrderId,
    string Discipline,
    Category Category,
    int Lessons,
    DateOnly FirstLesson,
    OrderStage Stage,
    string? Note = null
);
