using Delivery.Domain;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Workflow;
using Delivery.Pages.Conduct.Supervision;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>A supervisor's one page, behind the link in the mail: where to go, and what was seen.</summary>
public sealed class VisitPages(
    Site site,
    LessonVisits visits,
    VisitPlaces places,
    VisitLinks links,
    ReportVisit report,
    TimeProvider clock
)
{
    [Function(nameof(ShowVisit))]
    public Task<IResult> ShowVisit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "visits/{token}")] HttpRequest request,
        string token
    ) => site.GetAsync(request, _ => true, caller => ShowAsync(caller, token, null, FormErrors.None));

    [Function(nameof(PostVisit))]
    public Task<IResult> PostVisit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "visits/{token}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) => ShowAsync(caller, token, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var (state, visitId, assignment) = links.Read(token);
                if (state != LinkState.Good || (await visits.FindAsync(visitId))?.Value is not { } visit)
                    return await site.LinkGoneAsync(state, caller);
                var outcome = await ActAsync(visit, assignment, form, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, token, form, FormErrors.Of(outcome.Refusals))
                    : Site.SeeOther($"/visits/{token}");
            },
            SentPhotos.FormLimit
        );

    private async Task<Outcome<Visit>> ActAsync(
        Visit visit,
        int assignment,
        IFormCollection form,
        DurableTaskClient durable
    )
    {
        var by = VisitWords.CallerOf(visit, assignment);
        var call = new Call(by, Idempotency.KeyOf(by, $"visits/{visit.VisitId}", form["formKey"].ToString()));
        if (form["act"] == "decline")
            return await report.DeclineAsync(visit.VisitId, assignment, form["reason"].ToString(), call, durable);
        var photos = await SentPhotos.ReadAsync(form, "photos", VisitReport.MostPhotos);
        return photos.IsRefused
            ? Outcome.Refused<Visit>(photos.Refusals)
            : await report.ReportAsync(
                visit.VisitId,
                assignment,
                VisitWords.ReportOf(form),
                photos.Value,
                call,
                durable
            );
    }

    private async Task<IResult> ShowAsync(Caller caller, string token, IFormCollection? typed, FormErrors errors)
    {
        var (state, visitId, assignment) = links.Read(token);
        if (state != LinkState.Good || (await visits.FindAsync(visitId))?.Value is not { } visit)
            return await site.LinkGoneAsync(state, caller);
        var (venue, before) = (await places.OfAsync(visit), visit.BeforeOf(assignment));
        var model = new VisitModel(
            site.FrameFor(Caller.Nobody),
            Guid.NewGuid().ToString("N"),
            $"/visits/{token}",
            visit.StreetName,
            visit.Discipline,
            visit.Category,
            new LessonTime(visit.Start, visit.Minutes),
            venue.Name,
            venue.Address,
            visit.TeacherName,
            visit.ReportDue,
            before is null ? visit.State : VisitState.Declined,
            before is { Declined: false },
            visit.Start <= clock.GetUtcNow(),
            typed is null ? VisitValues.Empty : VisitWords.ValuesOf(typed),
            errors
        );
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }
}
