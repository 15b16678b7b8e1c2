using Delivery.Domain.Calendar;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme;

/// <summary>The public front page.</summary>
/// <param name="NextWeek">Null until it is published; <paramref name="NextPublishesAt"/> then says when, unless that hour has passed.</param>
public sealed record FrontModel(
    PageFrame Frame,
    WeekCount ThisWeek,
    WeekCount? NextWeek,
    DateTimeOffset? NextPublishesAt,
    IReadOnlyList<FilterChip> Districts
) : IModelOf<FrontPage>;

public sealed record WeekCount(Week Week, int Lessons);
