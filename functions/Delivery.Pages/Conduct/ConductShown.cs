using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct;

/// <summary>A violation as people read it.</summary>
/// <param name="VisitId">The visit of which staff made it; streets are not shown it.</param>
/// <param name="Voided">Why it no longer counts; null while it does.</param>
public sealed record ViolationLine(
    string ViolationId,
    string Kind,
    bool IsGrave,
    DateOnly On,
    string Season,
    string Evidence,
    string? CourseId,
    string By,
    string? Voided,
    string? VisitId = null
);

/// <param name="On">The Shanghai date of the lesson.</param>
public sealed record PraiseLine(DateOnly On, string Text);

/// <param name="Appeal">What the street said against it; null while it has not.</param>
public sealed record SuspensionShown(
    SuspensionStage Stage,
    Mark State,
    string Season,
    string Reason,
    string? Rectification,
    string? Appeal,
    bool IsAppealOpen,
    IReadOnlyList<OrderEvent> History
);

public sealed record AwardLine(int Year, string Title, string Reason);
