using System.Globalization;
using System.Text.Json.Nodes;
using Delivery.Domain;
using Delivery.Functions.Email;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>
/// The lessons as open data, by OpenActive's Realtime Paged Data Exchange: a reader follows <c>next</c> to the last page,
/// which is empty, and comes back to it for what has changed since.
/// </summary>
public sealed class OpenActiveFeeds(
    Site site,
    FeedItems items,
    OpenActiveJson describe,
    LetterBox letters,
    Openings.Openings openings
)
{
    private const int MostOnPage = 500;
    private const string License = "https://creativecommons.org/licenses/by/4.0/";
    private const string Json = "application/json; charset=utf-8";

    // A page that is full changes little; the last one is where news arrives.
    private static readonly TimeSpan LastPage = TimeSpan.FromSeconds(8);

    [Function(nameof(GetOpenActiveFeed))]
    public Task<IResult> GetOpenActiveFeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feeds/openactive/{kind}")]
            HttpRequest request,
        string kind
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                FeedKind.ItemOf(kind) is { } item
                    ? await PageAsync(request, kind, item)
                    : await site.NotFoundAsync(caller)
        );

    /// <summary>One item, at the address that is its id.</summary>
    [Function(nameof(GetOpenActiveItem))]
    public Task<IResult> GetOpenActiveItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feeds/openactive/{kind}/{id}")]
            HttpRequest request,
        string kind,
        string id
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                FeedKind.ItemOf(kind) is not null && await items.FindAsync(kind, id) is { Data: { } data }
                    ? PublicAnswer.Of(request, Written(Described(kind, data)), Json, PublicAnswer.AMinute)
                    : await site.NotFoundAsync(caller)
        );

    private async Task<IResult> PageAsync(HttpRequest request, string kind, string item)
    {
        if (!TryReadPlace(request.Query, out var after))
            return new AnswerResult(
                WrittenAnswer.Of(
                    ApiAnswer.Malformed(
                        new Refusal("feed.after", "afterTimestamp 和 afterId 应照抄上一页 next 里的值，或都不写")
                    )
                )
            );
        openings.Note(request, week: null, ChannelNames.Feeds);
        var page = await items.AfterAsync(kind, after, MostOnPage);
        var last = page.Count > 0 ? (page[^1].Modified, page[^1].Id) : after;
        var json = new JsonObject
        {
            ["next"] = AddressAfter(kind, last),
            ["items"] = new JsonArray([.. page.Select(one => Shown(kind, item, one))]),
            ["license"] = License,
        };
        return PublicAnswer.Of(
            request,
            Written(json),
            Json,
            page.Count == MostOnPage ? PublicAnswer.AMinute : LastPage
        );
    }

    private JsonObject Shown(string kind, string name, FeedItem item)
    {
        var json = new JsonObject
        {
            ["state"] = item.Data is null ? "deleted" : "updated",
            ["kind"] = name,
            ["id"] = item.Id,
            ["modified"] = item.Modified,
        };
        if (item.Data is { } data)
            json["data"] = Described(kind, data);
        return json;
    }

    private JsonObject Described(string kind, string data) =>
        kind switch
        {
            FeedKind.Sessions => describe.Session(StoredJson.Read<SessionFacts>(data)),
            FeedKind.Lectures => describe.Lecture(StoredJson.Read<SessionFacts>(data)),
            _ => describe.Course(StoredJson.Read<CourseFeedFacts>(data)),
        };

    private static string Written(JsonObject json) => json.ToJsonString(OpenActiveJson.Options);

    private string AddressAfter(string kind, (long Modified, string Id)? after) =>
        letters.Link(
            $"/feeds/openactive/{kind}"
                + (
                    after is { } last
                        ? QueryString
                            .Create("afterTimestamp", last.Modified.ToString(CultureInfo.InvariantCulture))
                            .Add("afterId", last.Id)
                        : QueryString.Empty
                )
        );

    private static bool TryReadPlace(IQueryCollection query, out (long Modified, string Id)? after)
    {
        after = null;
        var (time, id) = (query["afterTimestamp"], query["afterId"]);
        if (time.Count == 0 && id.Count == 0)
            return true;
        if (
            !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var modified)
            || id is not [{ Length: > 0 } last]
            || !TableRows.CanBeKey(last)
        )
            return false;
        after = (modified, last);
        return true;
    }
}
