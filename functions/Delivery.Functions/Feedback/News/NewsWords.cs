using Delivery.Functions.Storage.Feedback;
using Delivery.Pages.Feedback.News;
using Delivery.Pages.Web;

namespace Delivery.Functions.Feedback.News;

/// <summary>News as pages show it.</summary>
internal static class NewsWords
{
    public static NewsPhotoShown Shown(string newsId, NewsPhoto photo) =>
        new(
            photo.Name,
            Paths.NewsPhoto(newsId, NewsPhoto.FileOf(photo.Name)),
            Paths.NewsPhoto(newsId, NewsPhoto.FileOf(photo.Name) + "-small"),
            photo.Width,
            photo.Height
        );

    public static NewsLine LineOf(NewsListing item) =>
        new(
            item.NewsId,
            item.Title,
            item.Begins,
            item.Photo is null ? null : Paths.NewsPhoto(item.NewsId, NewsPhoto.FileOf(item.Photo) + "-small"),
            item.StreetName ?? item.Sender ?? "",
            item.Discipline,
            item.At
        );

    public static NewsArticleModel ArticleOf(PageFrame frame, NewsItem item) =>
        new(
            frame,
            item.NewsId,
            item.Title,
            item.StreetName ?? "",
            item.District,
            item.Discipline,
            item.ReleasedAt ?? item.ReceivedAt,
            [.. item.Text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))],
            [.. item.Photos.Select(photo => Shown(item.NewsId, photo))]
        );
}
