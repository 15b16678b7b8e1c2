using Delivery.Domain.Feedback.News;
using Delivery.Pages.Web;

namespace Delivery.Pages.Feedback.News;

/// <summary>The news that staff work through, list by list.</summary>
/// <param name="Due">Courses whose news is missing; only in that list.</param>
public sealed record StaffNewsModel(
    PageFrame Frame,
    IReadOnlyList<FilterChip> Lists,
    IReadOnlyList<NewsLine> Items,
    string? More,
    IReadOnlyList<NewsWaitedFor> Due,
    string FormKey
) : IModelOf<StaffNewsPage>;

public sealed record NewsWaitedFor(
    string Street,
    string StreetName,
    string CourseId,
    string Discipline,
    DateTimeOffset? DueAt,
    bool IsLate
);

/// <summary>One item under review.</summary>
/// <param name="Sender">The address it was mailed from; null where it came by form.</param>
/// <param name="Courses">Those of the street whose news is waited for.</param>
public sealed record NewsReviewModel(
    PageFrame Frame,
    string FormKey,
    string NewsId,
    NewsState State,
    string Street,
    string? Discipline,
    string? Sender,
    DateTimeOffset ReceivedAt,
    string? Reason,
    string Title,
    string Text,
    IReadOnlyList<NewsPhotoShown> Photos,
    string? CourseId,
    IReadOnlyList<Choice> Courses,
    FormErrors Errors
) : IModelOf<NewsReviewPage>;
