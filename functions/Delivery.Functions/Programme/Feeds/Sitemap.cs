using System.Xml.Linq;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Programme;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>What search engines may read (sitemaps.org, RFC 9309): the public pages, and nothing that belongs to somebody.</summary>
public static class Sitemap
{
    public const string Path = "/sitemap.xml";

    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] NotForEngines =
    [
        "/api/",
        "/staff",
        "/street",
        "/teacher",
        "/orders/",
        "/account/",
        "/lessons/",
        "/payslips/",
        "/feedback",
    ];

    /// <param name="published">The newest edition of each week.</param>
    /// <param name="link">Makes an address absolute.</param>
    public static string Of(IReadOnlyList<ProgrammeEdition> published, Func<string, string> link)
    {
        var pages =
            from edition in published
            from page in PagesOf(edition.Week.ToString())
            select Page(link(page), edition.PublishedAt);
        var document = new XElement(Names + "urlset", Page(link(Paths.Front)), pages);
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}\n";
    }

    public static string Robots(Func<string, string> link) =>
        string.Join(
            '\n',
            ["User-agent: *", .. NotForEngines.Select(path => $"Disallow: {path}"), $"Sitemap: {link(Path)}", ""]
        );

    private static IEnumerable<string> PagesOf(string week) =>
        [
            Paths.Programme(week),
            .. Districts.All.Select(district =>
                $"{Paths.Programme(week)}?district={Uri.EscapeDataString(district.Name)}"
            ),
        ];

    private static XElement Page(string address, DateTimeOffset? changed = null) =>
        new(
            Names + "url",
            new XElement(Names + "loc", address),
            changed is { } at ? new XElement(Names + "lastmod", $"{ShanghaiTime.Of(at):yyyy-MM-ddTHH:mm:sszzz}") : null
        );
}
