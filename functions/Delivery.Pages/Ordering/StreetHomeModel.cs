using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <summary>Where a street starts: what is waited for, then everything it ordered.</summary>
/// <param name="Todos">Soonest deadline first.</param>
/// <param name="NoOrdersBecause">Why no order can be filed now and what to do about it; null when one can.</param>
public sealed record StreetHomeModel(
    PageFrame Frame,
    DateTimeOffset Now,
    string StreetName,
    string SeasonName,
    IReadOnlyList<Todo> Todos,
    IReadOnlyList<OrderLine> Orders,
    QuotaFigures Quota,
    string? NoOrdersBecause = null
) : IModelOf<StreetHomePage>;

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
