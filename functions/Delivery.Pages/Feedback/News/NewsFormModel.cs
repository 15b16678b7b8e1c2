using Delivery.Domain.Feedback.News;
using Delivery.Pages.Web;

namespace Delivery.Pages.Feedback.News;

/// <summary>A street's form for the news of one course.</summary>
/// <param name="DueAt">Until when it is waited for; null where it is not, or not any more.</param>
/// <param name="Sent">What is with the staff already; null when nothing is.</param>
/// <param name="Photos">Those that it has already.</param>
public sealed record NewsFormModel(
    PageFrame Frame,
    string FormKey,
    string OrderId,
    string Discipline,
    DateTimeOffset? DueAt,
    bool IsLate,
    NewsSent? Sent,
    string Title,
    string Text,
    IReadOnlyList<NewsPhotoShown> Photos,
    int MostPhotos,
    FormErrors Errors
) : IModelOf<NewsFormPage>
{
    public bool CanSend => Sent?.State is not NewsState.Released;
}

/// <param name="Reason">Why it was sent back or is not published.</param>
public sealed record NewsSent(NewsState State, DateTimeOffset At, string? Reason, string NewsId);
