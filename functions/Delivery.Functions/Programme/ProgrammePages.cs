using Delivery.Domain.Calendar;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme;

/// <summary>What citizens read: the front page and the weekly programme.</summary>
public sealed class ProgrammePages(Site site, ProgrammeReader reader)
{
    [Function(nameof(ShowFrontPage))]
    public Task<IResult> ShowFrontPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{root:maxlength(0)?}")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller => await site.HtmlAsync(await reader.FrontAsync(site.FrameFor(caller)))
        );

    [Function(nameof(ShowNewestProgramme))]
    public Task<IResult> ShowNewestProgramme(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "programmes")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async _ =>
                Results.Redirect(Paths.Programme((await reader.NewestWeekAsync()).ToString()) + request.QueryString)
        );

    [Function(nameof(ShowProgramme))]
    public Task<IResult> ShowProgramme(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "programmes/{week}")] HttpRequest request,
        string week
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                Week.TryParse(week, out var asked)
                    ? await site.HtmlAsync(
                        await reader.PageAsync(asked, ProgrammeFilter.Of(request.Query), site.FrameFor(caller))
                    )
                    : await site.NotFoundAsync(caller)
        );
}
