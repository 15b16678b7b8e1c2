using Delivery.Domain.Feedback.News;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme.Channels;

/// <param name="Name">Of its blob.</param>
/// <param name="Shown">With its address on the site.</param>
public sealed record NewsPicture(string Name, ArticlePicture Shown);

/// <summary>
/// A photo of each of the newest released news, for the week's article. Of all photos only these have been looked at by
/// staff with the public in mind; evidence of lessons has not.
/// </summary>
public sealed class NewsPictures(NewsItems news, CurrentSettings settings, LetterBox letters, TimeProvider clock)
{
    private const int PageLength = 50;
    private static readonly TimeSpan New = TimeSpan.FromDays(28);

    /// <param name="district">Whose news; null for the whole city's.</param>
    public async Task<IReadOnlyList<NewsPicture>> NewestAsync(string? district)
    {
        var most = settings.Programme.ArticlePictures;
        return most == 0 ? [] : await Candidates(district).Take(most).ToListAsync();
    }

    private async IAsyncEnumerable<NewsPicture> Candidates(string? district)
    {
        await foreach (var listing in Released())
        {
            // The list is a copy; the item itself says whose it is, and whether it still is public.
            if (
                listing.Photo is not null
                && await news.FindAsync(listing.NewsId)
                    is { Value: { State: NewsState.Released, Photos: [var first, ..] } item }
                && (district is null || item.District == district)
            )
                yield return new NewsPicture(first.Name, Shown(item, first));
        }
    }

    private async IAsyncEnumerable<NewsListing> Released()
    {
        var since = clock.GetUtcNow() - New;
        for (string? after = null; ; )
        {
            var page = await news.PageAsync(NewsState.Released, after, PageLength);
            foreach (var row in page.Rows)
            {
                if (row.Value.At < since)
                    yield break;
                yield return row.Value;
            }

            if (page.After is null)
                yield break;
            after = page.After;
        }
    }

    private ArticlePicture Shown(NewsItem item, NewsPhoto photo) =>
        new(
            letters.Link(Paths.NewsPhoto(item.NewsId, NewsPhoto.FileOf(photo.Name))),
            item.Title,
            item.StreetName ?? ""
        );
}
