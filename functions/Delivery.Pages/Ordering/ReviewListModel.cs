using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <summary>The orders of a stage, for staff.</summary>
/// <param name="Stages">One chip per stage; the current one says what the list holds.</param>
/// <param name="Search">What was looked for: order, street or discipline; posted by GET as "q".</param>
/// <param name="NextPath">The next page of a long list.</param>
public sealed record ReviewListModel(
    PageFrame Frame,
    string Heading,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<FilterChip> Stages,
    string Search,
    IReadOnlyList<ReviewLine> Orders,
    string? NextPath = null
) : IModelOf<ReviewListPage>;

/// <param name="WorkingDaysLeft">Working days until the first lesson.</param>
/// <param name="Fee">Estimated fees in yuan, before tax.</param>
/// <param name="Available">What the street's quota still holds; null off the Basic stream.</param>
public sealed record ReviewLine(
    string OrderId,
    string Street,
    string District,
    string Discipline,
    Category Category,
    int Lessons,
    DateOnly FirstLesson,
    int WorkingDaysLeft,
    decimal Fee,
    decimal? Available,
    OrderStage Stage,
    IReadOnlyList<Mark> Marks
);
