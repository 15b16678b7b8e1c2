using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Pictures;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme;

/// <summary>What a chat shows where a week is shared: its newest edition, or the one that is asked for.</summary>
public sealed class ProgrammeCards(Site site, Programmes programmes, Drawings drawings)
{
    [Function(nameof(ShowProgrammeCard))]
    public Task<IResult> ShowProgrammeCard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "programmes/{week}/card.png")]
            HttpRequest request,
        string week
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                Week.TryParse(week, out var asked)
                && await programmes.EditionAsync(asked, Feeds.EditionAsked.Of(request.Query)) is { } edition
                    ? await drawings.AnswerAsync(
                        request,
                        caller,
                        CardOf(edition),
                        Paths.ProgrammeEdition(week, edition.Edition)
                    )
                    : await site.NotFoundAsync(request, caller)
        );

    private static ShareCard CardOf(WeeklyProgramme edition)
    {
        var held = ProgrammeSelection.Held(edition.Lessons).ToList();
        var kinds = held.GroupBy(lesson => lesson.Category).OrderBy(kind => kind.Key);
        return new ShareCard(
            "社区体育配送 · 免费",
            "配送一周一览",
            [
                Dates.DaySpan(edition.Week.Monday, edition.Week.Sunday),
                held.Count == 0 ? "这一周没有课程" : $"{held.Count}节课 · {Places(held)}",
                .. kinds
                    .Chunk(2)
                    .Select(some => string.Join(" · ", some.Select(kind => $"{kind.Key.Label()} {kind.Count()}节"))),
                $"第{edition.Edition}版",
            ]
        );
    }

    private static string Places(IReadOnlyList<ProgrammeLesson> held) =>
        $"{held.DistinctBy(lesson => lesson.District).Count()}个区 · {held.DistinctBy(lesson => (lesson.District, lesson.Street)).Count()}个街镇";
}
