using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>The editions of the last weeks, corrections among them, as an Atom feed (RFC 4287), the newest first.</summary>
public static class AtomFile
{
    public const string Path = Paths.AtomFeed;
    private const string Name = "上海市社区体育配送 · 一周一览";

    /// <param name="editions">Of several weeks, all up to now.</param>
    /// <param name="link">Makes an address absolute.</param>
    public static string Of(IReadOnlyList<WeeklyProgramme> editions, Func<string, string> link)
    {
        var feed = new SyndicationFeed(
            Name,
            "每周五公布下一周的免费体育课和健身讲座，有更正时另发一条。",
            new Uri(link(Paths.Programmes))
        )
        {
            Id = link(Path),
            Language = "zh-CN",
            LastUpdatedTime = editions
                .Select(edition => edition.PublishedAt)
                .DefaultIfEmpty(DateTimeOffset.UnixEpoch)
                .Max(),
            Items = [.. EntriesOf(editions, link).OrderByDescending(entry => entry.LastUpdatedTime)],
        };
        feed.Authors.Add(new SyndicationPerson { Name = "上海市社区体育协会" });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(link(Path)), "application/atom+xml"));
        return Written(feed);
    }

    private static IEnumerable<SyndicationItem> EntriesOf(
        IReadOnlyList<WeeklyProgramme> editions,
        Func<string, string> link
    )
    {
        foreach (var week in editions.GroupBy(edition => edition.Week))
        {
            var inOrder = week.OrderBy(edition => edition.Edition).ToList();
            var notes = Corrections.Briefly(inOrder).ToDictionary(note => note.Edition, note => note.Text);
            foreach (var edition in inOrder)
                yield return EntryOf(edition, notes.GetValueOrDefault(edition.Edition), link);
        }
    }

    private static SyndicationItem EntryOf(WeeklyProgramme edition, string? correction, Func<string, string> link)
    {
        var address = new Uri(link(Paths.ProgrammeEdition(edition.Week.ToString(), edition.Edition)));
        return new SyndicationItem(
            (correction is null ? "" : "【更正】") + TitleOf(edition.Week),
            SyndicationContent.CreatePlaintextContent(
                correction is null
                    ? $"共 {ProgrammeSelection.Held(edition.Lessons).Count()} 节课，均免费。"
                    : $"第{edition.Edition}版：{correction}"
            ),
            address,
            address.ToString(),
            edition.PublishedAt
        )
        {
            PublishDate = edition.PublishedAt,
        };
    }

    private static string TitleOf(Week week) => $"一周一览 {Dates.Day(week.Monday)}—{Dates.Day(week.Sunday)}（{week}）";

    private static string Written(SyndicationFeed feed)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using (var xml = XmlWriter.Create(stream, settings))
            feed.GetAtom10Formatter().WriteTo(xml);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
