using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.Conduct.Supervision;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>Staff draw a week's visits, send supervisors, and read what they saw.</summary>
public sealed class SupervisionPages(
    Site site,
    LessonVisits visits,
    DeliveryBlobs blobs,
    DrawVisits draw,
    AssignSupervisor assign,
    VisitForStaffReader reader,
    TimeProvider clock
)
{
    private static bool May(Caller caller) => caller.May(Role.Conduct);

    [Function(nameof(ShowSupervision))]
    public Task<IResult> ShowSupervision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/supervision")] HttpRequest request
    ) => site.GetAsync(request, May, caller => WeekAsync(caller, WeekIn(request), FormErrors.None));

    [Function(nameof(PostDrawForm))]
    public Task<IResult> PostDrawForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/supervision")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => WeekAsync(caller, WeekIn(request), FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var week = WeekIn(request);
                var call = new Call(caller, Idempotency.KeyOf(caller, $"draw/{week}", form["formKey"].ToString()));
                var outcome = await DrawAsync(week, form, call);
                return outcome.IsRefused
                    ? await WeekAsync(caller, week, FormErrors.Of(outcome.Refusals))
                    : Site.SeeOther(Paths.SupervisionWeek(week.ToString()), Said.VisitsDrawn);
            }
        );

    [Function(nameof(ShowVisitForStaff))]
    public Task<IResult> ShowVisitForStaff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/supervision/{id}")]
            HttpRequest request,
        string id
    ) => site.GetAsync(request, May, caller => reader.ShowAsync(caller, id, null, FormErrors.None));

    [Function(nameof(PostSupervisor))]
    public Task<IResult> PostSupervisor(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/supervision/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => reader.ShowAsync(caller, id, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var to = new Supervisor(form["personName"].ToString(), form["email"].ToString());
                var call = new Call(caller, Idempotency.KeyOf(caller, $"assign/{id}", form["formKey"].ToString()));
                var outcome = await assign.RunAsync(id, to, call, durable);
                return outcome.IsRefused
                    ? await reader.ShowAsync(caller, id, form, FormErrors.Of(outcome.Refusals))
                    : Site.SeeOther(Paths.Visit(id), Said.SupervisorAssigned);
            }
        );

    [Function(nameof(GetVisitPhoto))]
    public Task<IResult> GetVisitPhoto(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/supervision/{id}/{photo}.jpg")]
            HttpRequest request,
        string id,
        string photo
    ) =>
        site.GetAsync(
            request,
            May,
            async caller =>
                (await visits.FindAsync(id))?.Value.Report?.Photos.FirstOrDefault(name =>
                    name.EndsWith($"/{photo}", StringComparison.Ordinal)
                )
                    is { } known
                && await blobs.Media.PhotoAsync(known, small: false) is { } content
                    ? Results.Bytes(content, "image/jpeg")
                    : await site.NotFoundAsync(caller)
        );

    private Task<Outcome<KeptDraw>> DrawAsync(Week week, IFormCollection form, Call call)
    {
        var (count, seed) = (form["count"].ToString(), form["seed"].ToString());
        return seed.Length > 0 && TypedNumbers.Whole(seed) is null
            ? Task.FromResult(Outcome.Refused<KeptDraw>(DrawVisits.WrongSeed))
            : draw.RunAsync(week, TypedNumbers.Whole(count) ?? 0, TypedNumbers.Whole(seed), call);
    }

    private async Task<IResult> WeekAsync(Caller caller, Week week, FormErrors errors)
    {
        var drawn = await visits.OfWeekAsync(week);
        var model = new SupervisionModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            week,
            [.. drawn.OrderBy(visit => visit.Start).Select(VisitWords.LineOf)],
            [
                .. (await visits.DrawsOfWeekAsync(week)).Select(one => new DrawLine(
                    one.At,
                    one.By,
                    one.Seed,
                    one.Drawn.Count,
                    one.Candidates.Count
                )),
            ],
            VisitDraw.Most,
            errors
        );
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }

    private Week WeekIn(HttpRequest request) =>
        Week.TryParse(request.Query["week"].ToString(), out var week)
            ? week
            : Week.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Next;
}
