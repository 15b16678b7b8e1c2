using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Functions.Email;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>The programme as files: the Atom feed, a week as a table, and what search engines ask for first.</summary>
public sealed class PublicFiles(
    Site site,
    Programmes programmes,
    RecentEditions recent,
    CoursePlaces places,
    LetterBox letters,
    Openings.Openings openings
)
{
    [Function(nameof(GetAtomFeed))]
    public Task<IResult> GetAtomFeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feeds/programme.atom")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async _ =>
            {
                openings.Note(request, week: null, ChannelNames.Feeds);
                return PublicAnswer.Of(
                    request,
                    await programmes.AtomAsync() ?? AtomFile.Of([], letters.Link),
                    "application/atom+xml; charset=utf-8",
                    PublicAnswer.AMinute
                );
            }
        );

    [Function(nameof(GetProgrammeTable))]
    public Task<IResult> GetProgrammeTable(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "programmes/{week}.csv")] HttpRequest request,
        string week
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                Week.TryParse(week, out var asked)
                && await programmes.EditionAsync(asked, EditionAsked.Of(request.Query)) is { } edition
                    ? PublicAnswer.Of(
                        request,
                        CsvText.Bytes(CsvSheet.Write(ProgrammeSheet.Of(await NowAsync(edition))), CsvEncoding.Utf8),
                        CsvText.MediaType(CsvEncoding.Utf8),
                        PublicAnswer.AMinute
                    )
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(GetSitemap))]
    public Task<IResult> GetSitemap(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemap.xml")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async _ =>
                PublicAnswer.Of(
                    request,
                    Sitemap.Of(await PublishedAsync(), letters.Link),
                    "application/xml; charset=utf-8",
                    PublicAnswer.AnHour
                )
        );

    [Function(nameof(GetRobots))]
    public Task<IResult> GetRobots(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "robots.txt")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            _ => true,
            _ =>
                Task.FromResult(
                    PublicAnswer.Of(
                        request,
                        Sitemap.Robots(letters.Link),
                        "text/plain; charset=utf-8",
                        PublicAnswer.AnHour
                    )
                )
        );

    // Enrolment is no part of an edition: it is shown as it is now, as on the page.
    private async Task<WeeklyProgramme> NowAsync(WeeklyProgramme edition) =>
        edition with
        {
            Lessons = await places.OverAsync(edition.Lessons),
        };

    private async Task<IReadOnlyList<ProgrammeEdition>> PublishedAsync() =>
        [.. (await Task.WhenAll(recent.Weeks().Select(programmes.NewestAsync))).OfType<ProgrammeEdition>()];
}
