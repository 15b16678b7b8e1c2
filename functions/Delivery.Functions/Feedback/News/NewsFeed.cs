using System.Globalization;
using System.Xml.Linq;
using Delivery.Domain.Feedback.News;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Feedback;
using Delivery.Pages.Web;

namespace Delivery.Functions.Feedback.News;

/// <summary>The newest news as Atom (RFC 4287).</summary>
public sealed class NewsFeed(NewsItems news, LetterBox addresses)
{
    private const int Newest = 50;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly DateTimeOffset NoneYet = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    public async Task<string> WriteAsync()
    {
        var items = (await news.PageAsync(NewsState.Released, after: null, Newest)).Rows.Select(row => row.Value);
        var self = addresses.Link(Paths.NewsFeed);
        var feed = new XElement(
            Atom + "feed",
            new XElement(Atom + "title", "社区体育配送新闻"),
            new XElement(Atom + "id", self),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", self)),
            new XElement(Atom + "link", new XAttribute("href", addresses.Link(Paths.News))),
            new XElement(Atom + "updated", Time(items.Select(item => item.At).FirstOrDefault(NoneYet))),
            new XElement(Atom + "author", new XElement(Atom + "name", "上海市社区体育协会")),
            items.Select(Entry)
        );
        return new XDocument(new XDeclaration("1.0", "utf-8", null), feed).Declaration + "\n" + feed;
    }

    private XElement Entry(NewsListing item)
    {
        var address = addresses.Link(Paths.NewsItem(item.NewsId));
        return new XElement(
            Atom + "entry",
            new XElement(Atom + "title", item.Title),
            new XElement(Atom + "id", address),
            new XElement(Atom + "link", new XAttribute("href", address)),
            new XElement(Atom + "updated", Time(item.At)),
            new XElement(Atom + "author", new XElement(Atom + "name", item.StreetName ?? "上海市社区体育协会")),
            new XElement(Atom + "summary", item.Begins)
        );
    }

    private static string Time(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
