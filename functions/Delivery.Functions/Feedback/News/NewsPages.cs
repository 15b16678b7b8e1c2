using System.Text;
using Delivery.Domain.Feedback.News;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Web;
using Delivery.Pages.Feedback.News;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Feedback.News;

/// <summary>News for everybody: the list, one item, its photos, and the feed.</summary>
public sealed class NewsPages(Site site, NewsItems news, EnglishNames names, DeliveryBlobs blobs, NewsFeed feed)
{
    private const int PageLength = 20;
    private const string Small = "-small";

    [Function(nameof(ShowNewsList))]
    public Task<IResult> ShowNewsList(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "news")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
            {
                var page = await news.PageAsync(NewsState.Released, PageAsked.Of(request).After, PageLength);
                var frame = site.PublicFrameFor(request, caller);
                var english = await names.ForAsync(frame.Language);
                return await site.HtmlAsync(
                    new NewsListModel(
                        frame,
                        [.. page.Rows.Select(row => NewsWords.LineOf(row.Value)).Select(line => Named(line, english))],
                        page.After is null ? null : $"{Paths.News}?after={Uri.EscapeDataString(page.After)}"
                    )
                );
            }
        );

    [Function(nameof(ShowNews))]
    public Task<IResult> ShowNews(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "news/{id}")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                await news.FindAsync(id) is { Value: { State: NewsState.Released } item }
                    ? await site.HtmlAsync(await ArticleAsync(site.PublicFrameFor(request, caller), item))
                    : await site.NotFoundAsync(request, caller)
        );

    [Function(nameof(GetNewsPhoto))]
    public Task<IResult> GetNewsPhoto(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "news/{id}/{photo}.jpg")] HttpRequest request,
        string id,
        string photo
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
            {
                var isSmall = photo.EndsWith(Small, StringComparison.Ordinal);
                var file = isSmall ? photo[..^Small.Length] : photo;
                if (
                    (await news.FindAsync(id))?.Value is not { } item
                    || !MaySee(caller, item)
                    || item.Photos.FirstOrDefault(one => one.Name.EndsWith($"/{file}", StringComparison.Ordinal))
                        is not { } known
                    || await blobs.News.PhotoAsync(known.Name, isSmall) is not { } content
                )
                    return await site.NotFoundAsync(caller);
                if (item.State == NewsState.Released)
                    request.HttpContext.Response.Headers.CacheControl = "public, max-age=86400";
                return Results.Bytes(content, "image/jpeg");
            }
        );

    [Function(nameof(GetNewsFeed))]
    public Task<IResult> GetNewsFeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feeds/news.atom")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async _ => Results.Text(await feed.WriteAsync(), "application/atom+xml; charset=utf-8", Encoding.UTF8)
        );

    private static NewsLine Named(NewsLine line, IReadOnlyDictionary<string, string> english) =>
        line with
        {
            Discipline = line.Discipline is { } name ? english.GetValueOrDefault(name, name) : null,
        };

    private async Task<NewsArticleModel> ArticleAsync(PageFrame frame, NewsItem item) =>
        NewsWords.ArticleOf(frame, item) with
        {
            Discipline = item.Discipline is { } name ? await names.OfAsync(name, frame.Language) : null,
        };

    private static bool MaySee(Caller caller, NewsItem item) =>
        item.State == NewsState.Released || caller.IsStaff || item.Street is { } street && caller.IsStreet(street);
}
