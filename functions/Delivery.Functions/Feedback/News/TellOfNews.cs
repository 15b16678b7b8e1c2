using Delivery.Domain.Feedback.News;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Feedback.News;

/// <summary>
/// The street hears what became of its news: it is published, or it is not and why. Who is in no register is not written to:
/// the sender of a mail can be anybody.
/// </summary>
public sealed class TellOfNews(NewsItems news, Courses courses, Registers registers, NewsLetters letters)
{
    public async Task RunAsync(NewsItem item)
    {
        // What was sent back is told by the wait for it.
        if (item.State is NewsState.Released or NewsState.Dropped && await ToAsync(item) is { } to)
            await letters.TellOfDecisionAsync(to, item);
    }

    /// <summary>By the item as it is now; for who finds that nobody told.</summary>
    public async Task FollowAsync(string newsId)
    {
        if (await news.FindAsync(newsId) is { } stored)
            await RunAsync(stored.Value);
    }

    private async Task<Contact?> ToAsync(NewsItem item) =>
        item.CourseId is { } course ? (await courses.FindAsync(course))?.Value.Contacts.ForDelivery
        : item.Street is { } street ? (await registers.ReachedAsync(street))?.Contacts.ForDelivery
        : null;
}
