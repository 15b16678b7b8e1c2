using Delivery.Domain.Calendar;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Programme.Feeds;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme;

/// <summary>What citizens read: the front page, the weekly programme in each of its editions, and the table to print.</summary>
public sealed class ProgrammePages(Site site, ProgrammeReader reader, Openings.Openings openings)
{
    [Function(nameof(ShowFrontPage))]
    public Task<IResult> ShowFrontPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{root:maxlength(0)?}")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                await site.PublicHtmlAsync(
                    request,
                    caller,
                    await reader.FrontAsync(site.PublicFrameFor(request, caller))
                )
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
        ShowAsync<ProgrammePage>(
            request,
            week,
            async (asked, frame) =>
                await reader.PageAsync(asked, ProgrammeFilter.Of(request.Query), frame, EditionAsked.Of(request.Query))
        );

    [Function(nameof(PrintProgramme))]
    public Task<IResult> PrintProgramme(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "programmes/{week}/print")]
            HttpRequest request,
        string week
    ) =>
        ShowAsync<ProgrammePrintPage>(
            request,
            week,
            async (asked, frame) => await reader.PrintAsync(asked, ProgrammeFilter.Of(request.Query), frame)
        );

    private Task<IResult> ShowAsync<TComponent>(
        HttpRequest request,
        string week,
        Func<Week, PageFrame, Task<IModelOf<TComponent>?>> read
    )
        where TComponent : IComponent =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                !Week.TryParse(week, out var asked) ? await site.NotFoundAsync(request, caller)
                : await read(asked, site.PublicFrameFor(request, caller)) is { } model
                    ? await OpenedAsync(request, caller, asked, model)
                : await site.NotFoundAsync(request, caller)
        );

    private Task<IResult> OpenedAsync<TComponent>(
        HttpRequest request,
        Caller caller,
        Week week,
        IModelOf<TComponent> model
    )
        where TComponent : IComponent
    {
        if (model is not ProgrammeModel { PublishedAt: null })
            openings.Note(request, week, ChannelNames.Site);
        return site.PublicHtmlAsync(request, caller, model);
    }
}
