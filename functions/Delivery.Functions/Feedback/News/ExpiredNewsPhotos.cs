using Delivery.Domain.Operation;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Workflow.Retention;

namespace Delivery.Functions.Feedback.News;

/// <summary>Photos of news of a day long past, released or not; the text stays.</summary>
public sealed class ExpiredNewsPhotos(NewsItems news, DeliveryBlobs blobs)
{
    public Expiring Expiring =>
        new(
            "news-photos",
            "配送新闻的照片",
            settings => KeptFor.OfMonths(settings.MediaMonths),
            (day, _) => DeleteAsync(day)
        )
        {
            ByDay = true,
        };

    private async Task<int> DeleteAsync(DateOnly day)
    {
        var deleted = 0;
        foreach (var newsId in await news.OfDayAsync(day))
        {
            var files = await blobs.News.DeletePhotosAsync(newsId);
            await TableRows.UntilCommittedAsync(async () =>
                (
                    await news.FindAsync(newsId) is not { Value.Photos.Count: > 0 } stored
                        || await news.Table.TryCommitAsync(NewsItems.Change(stored, stored.Value with { Photos = [] })),
                    true
                )
            );
            deleted += files > 0 ? 1 : 0;
        }

        return deleted;
    }
}
