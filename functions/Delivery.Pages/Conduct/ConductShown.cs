using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct;

/// <summary>A violation as people read it.</summary>
/// <param name="VisitId">The visit of which staff made it; streets are not shown it.</param>
/// <param name="On">The Shanghai date on which it happened.</param>
/// <param name="Found">And on which it was recorded.</param>
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
    string? VisitId = null,
    DateOnly? Found = null
)
{
    /// <summary>10月8日发生，10月9日记下: the day on which it happened, and the one on which it was found.</summary>
    public string Days =>
        Found is { } found && found != On
            ? $"{Dates.Day(On)}发生，{Dates.Day(found)}记下"
            : $"{Dates.Day(On)}发生并记下";
}

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
