using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Programme;

/// <summary>Where publishers look at a week before it goes, hold it back, let it go, and have a channel publish it anew.</summary>
public sealed class StaffWeekPages(
    Site site,
    StaffWeekReader reader,
    HoldProgramme hold,
    PublishProgramme publish,
    ReplayChannel replay,
    TimeProvider clock
)
{
    [Function(nameof(ShowStaffWeeks))]
    public Task<IResult> ShowStaffWeeks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/programmes")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            _ =>
                Task.FromResult(
                    Results.Redirect(
                        Paths.ProgrammePreview(Week.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Next.ToString())
                    )
                )
        );

    [Function(nameof(ShowStaffWeek))]
    public Task<IResult> ShowStaffWeek(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/programmes/{week}")]
            HttpRequest request,
        string week
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                Week.TryParse(week, out var asked)
                    ? await PageAsync(request, caller, asked, [])
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(PostStaffWeek))]
    public Task<IResult> PostStaffWeek(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/programmes/{week}/{act}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string week,
        string act
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Publisher),
            async (form, caller) =>
                Week.TryParse(week, out var asked)
                    ? await PageAsync(request, caller, asked, form.TooLong)
                    : await site.NotFoundAsync(caller),
            async (form, caller) =>
            {
                if (!Week.TryParse(week, out var asked))
                    return await site.NotFoundAsync(caller);
                var path = Paths.ProgrammeAct(week, act);
                var call = new Call(caller, Idempotency.KeyOf(caller, path, form["formKey"].ToString()));
                var refusals = await ActAsync(asked, act, form, call, durable);
                return refusals is null ? await site.NotFoundAsync(caller)
                    : refusals.Count > 0 ? await PageAsync(request, caller, asked, refusals)
                    : Site.SeeOther(Paths.ProgrammePreview(week), WordOf(act));
            }
        );

    private static Said WordOf(string act) =>
        act switch
        {
            "hold" => Said.WeekHeld,
            "release" => Said.WeekReleased,
            "publish" => Said.WeekPublished,
            _ => Said.ChannelReplayed,
        };

    /// <returns>Null where there is no such act.</returns>
    private async Task<IReadOnlyList<Refusal>?> ActAsync(
        Week week,
        string act,
        IFormCollection form,
        Call call,
        DurableTaskClient durable
    ) =>
        act switch
        {
            "hold" => (await hold.HoldAsync(week, form["reason"].ToString(), call)).Refusals,
            "release" => (await hold.ReleaseAsync(week, call, durable)).Refusals,
            "publish" => (await publish.RunAsync(week, call, durable)).Refusals,
            "replay" => (await replay.RunAsync(week, form["channel"].ToString(), call, durable)).Refusals,
            _ => null,
        };

    private async Task<IResult> PageAsync(
        HttpRequest request,
        Caller caller,
        Week week,
        IReadOnlyList<Refusal> refusals
    ) =>
        await site.HtmlAsync(
            await reader.ReadAsync(
                week,
                ProgrammeFilter.Of(request.Query),
                site.FrameFor(caller),
                caller,
                FormErrors.Of(refusals)
            ),
            refusals.Count == 0 ? 200
                : refusals.All(refusal => refusal.Field is null) ? 409
                : 422
        );
}
