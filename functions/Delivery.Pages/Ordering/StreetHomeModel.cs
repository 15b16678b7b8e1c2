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
/// <param name="Taken">Streets that were merged into this one; null for none.</param>
/// <param name="Successor">Code of the street into which this one was merged.</param>
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
    string? NoOrdersBecause = null,
    IReadOnlyList<TakenStreetLine>? Taken = null,
    string? Successor = null
) : IModelOf<StreetHomePage>;

/// <summary>A street that was merged into this one: its papers stay its own.</summary>
/// <param name="Open">Orders of the year that are not over.</param>
public sealed record TakenStreetLine(string Code, string Name, int Open, int Orders, int Todos, int Year);

/// <summary>Lessons planned, ordered and held.</summary>
public sealed record PlanFigures(int Planned, int Ordered, int Held);

public sealed record StageCount(OrderStage Stage, int Orders);

/// <param name="CheckIn">Where people are checked in; null while it is too early.</param>
public sealed record UpcomingLesson(
    DateTimeOffset Start,
    int Minutes,
    string Discipline,
    string Venue,
    string Path,
    string? CheckIn = null
);

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
