using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Feedback.News;

/// <summary>A mail that is saved as news: the course it belongs to waits no more.</summary>
internal static class NewsOfMail
{
    public static async Task<Decided<NewsItem>> ChangeAsync(
        NewsItems news,
        Stored<NewsItem>? stored,
        NewsItem item,
        Act act
    )
    {
        var due = item is { Street: { } street, CourseId: { } course } ? await news.DueAsync(street, course) : null;
        return Decided.Change(
            item,
            act,
            [
                .. NewsItems.Change(stored, item),
                .. due is null ? [] : new[] { NewsItems.Replace(due.Value with { IsSent = true, Reason = null }, due) },
            ],
            item.CourseId is { } of
                ? [OutboxMessage.Raise(Instances.News(of, due?.Value.Returns ?? 0), Events.News, true)]
                : []
        );
    }
}
