using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Delivery.Domain.Teaching;
using Ical.Net;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme.Feeds;

public sealed class PublicFileTests
{
    [Fact]
    public async Task The_Atom_feed_tells_of_each_edition_and_of_what_a_correction_changed()
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        await city.Lists.PutAsync(Dance with { Status = LessonStatus.Cancelled });
        await city.PublishAsync();

        var text = await city.App.Anonymous.GetStringAsync("/feeds/programme.atom");
        using var xml = XmlReader.Create(new StringReader(text));
        var feed = SyndicationFeed.Load(xml);
        var entries = feed.Items.Where(entry => entry.Id.Contains("W38", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, entries.Count);
        var correction = Assert.Single(entries, entry => entry.Id.EndsWith("edition=2", StringComparison.Ordinal));
        Assert.StartsWith("【更正】一周一览", correction.Title.Text, StringComparison.Ordinal);
        Assert.Contains("取消9月19日", ((TextSyndicationContent)correction.Content).Text, StringComparison.Ordinal);
        Assert.Equal(feed.Items.Max(entry => entry.LastUpdatedTime), feed.LastUpdatedTime);
        Assert.Equal(feed.Items.Count(), feed.Items.Select(entry => entry.Id).Distinct().Count());
    }

    [Fact]
    public async Task Before_anything_is_published_the_Atom_feed_is_empty_and_valid()
    {
        await using var city = await StartAsync();
        using var xml = XmlReader.Create(
            new StringReader(await city.App.Anonymous.GetStringAsync("/feeds/programme.atom"))
        );
        Assert.Empty(SyndicationFeed.Load(xml).Items);
    }

    [Fact]
    public async Task No_calendar_tells_of_free_places_which_it_would_keep_for_weeks()
    {
        await using var city = await PublishedAsync(Taiji);
        var calendar = await city.App.Anonymous.GetStringAsync("/programmes/2026-W38.ics");

        Assert.Contains("DESCRIPTION:咨询 社区办 021-55500001；免费", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_cancelled_is_counted_nowhere()
    {
        await using var city = await PublishedAsync(Taiji, Dance with { Status = LessonStatus.Cancelled });

        foreach (var path in new[] { "/", "/feeds/programme.atom", "/staff/programmes/2026-W38" })
        {
            var text = await city.App.Http.GetStringAsync(path);
            Assert.Matches("1(</b>)? 节课", text);
            Assert.DoesNotMatch("2(</b>)? 节课", text);
        }

        var mail = Assert.Single(await city.App.MailAsync("bianji"));
        Assert.Contains("第1版，共 1 节课", mail.Html, StringComparison.Ordinal);
        Assert.Contains("（已取消）", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edition_is_a_table_too_and_each_edition_stays()
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        await city.Lists.PutAsync(Dance with { Status = LessonStatus.Cancelled });
        await city.PublishAsync();

        var newest = await LinesAsync(city, "/programmes/2026-W38.csv");
        var first = await LinesAsync(city, "/programmes/2026-W38.csv?edition=1");
        Assert.Equal(3, newest.Length);
        Assert.StartsWith("课时编号,日期,星期,开始,结束,项目", newest[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.StartsWith($"{TaijiId},2026-09-15,周二,09:00,10:00,太极拳", newest[1], StringComparison.Ordinal);
        Assert.EndsWith("已取消", newest[2], StringComparison.Ordinal);
        Assert.EndsWith("照常", first[2], StringComparison.Ordinal);
        using var none = await city.App.Anonymous.GetAsync("/programmes/2026-W38.csv?edition=9");
        Assert.Equal(404, (int)none.StatusCode);
    }

    [Fact]
    public async Task Search_engines_find_the_public_pages_and_are_kept_from_the_others()
    {
        await using var city = await PublishedAsync(Taiji);
        var sitemap = XDocument.Parse(await city.App.Anonymous.GetStringAsync("/sitemap.xml"));
        var pages = sitemap.Descendants().Where(one => one.Name.LocalName == "loc").Select(one => one.Value).ToList();
        Assert.Contains(pages, page => page.EndsWith("/programmes/2026-W38", StringComparison.Ordinal));
        foreach (var page in pages)
        {
            using var answer = await city.App.Anonymous.GetAsync(new Uri(page).PathAndQuery);
            Assert.Equal(200, (int)answer.StatusCode);
        }

        var robots = await city.App.Anonymous.GetStringAsync("/robots.txt");
        Assert.Contains("Disallow: /staff\n", robots, StringComparison.Ordinal);
        Assert.Matches("Sitemap: http[^\n]*/sitemap.xml\n", robots);
    }

    [Theory]
    [InlineData("/feeds/programme.atom")]
    [InlineData("/feeds/calendar.ics")]
    [InlineData("/feeds/openactive/scheduled-sessions")]
    [InlineData("/programmes/2026-W38.csv")]
    [InlineData("/programmes/2026-W38.ics")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    public async Task Who_has_a_file_already_is_told_so_without_it(string path)
    {
        await using var city = await PublishedAsync(Taiji);
        using var whole = await city.App.Anonymous.GetAsync(path);
        Assert.Equal(200, (int)whole.StatusCode);
        Assert.True(whole.Headers.CacheControl!.Public);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.TryAddWithoutValidation("If-None-Match", whole.Headers.ETag!.ToString());
        using var unchanged = await city.App.Anonymous.SendAsync(again);
        Assert.Equal(304, (int)unchanged.StatusCode);
        Assert.Equal(whole.Headers.ETag, unchanged.Headers.ETag);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Calendars_of_another_make_read_the_file()
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        await city.Lists.PutAsync(Dance with { Status = LessonStatus.Cancelled });
        await city.PublishAsync();
        var calendar = Calendar.Load(await city.App.Anonymous.GetStringAsync("/feeds/calendar.ics"))!;

        Assert.Equal(2, calendar.Events.Count);
        var cancelled = calendar.Events.Single(one => one.Uid!.Contains(DanceId, StringComparison.Ordinal));
        Assert.Equal((EventStatus.Cancelled, 1), (cancelled.Status, cancelled.Sequence));
        Assert.All(calendar.Events, one => Assert.Matches("^lesson-.+@127\\.0\\.0\\.1$", one.Uid));
        Assert.Equal(new DateTime(2026, 9, 19, 11, 0, 0, DateTimeKind.Utc), cancelled.Start!.AsUtc);
    }

    private static async Task<string[]> LinesAsync(PublishedCity city, string path) =>
        Encoding
            .UTF8.GetString(await city.App.Anonymous.GetByteArrayAsync(path))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
