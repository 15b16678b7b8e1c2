using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Teaching.Filming;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>A film crew's one page, behind the link in its mail: where to go, yes or no, and afterwards the film.</summary>
public sealed class CrewPages(
    Site site,
    Filmings filmings,
    FilmLinks links,
    AnswerFilming answer,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(ShowCrewPage))]
    public Task<IResult> ShowCrewPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "filming/{token}")] HttpRequest request,
        string token
    ) => site.GetAsync(request, _ => true, caller => ShowAsync(caller, token, null, FormErrors.None));

    [Function(nameof(PostCrewAnswer))]
    public Task<IResult> PostCrewAnswer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "filming/{token}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) => ShowAsync(caller, token, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var link = links.Read(token);
                if (link.State != LinkState.Good || await filmings.FindAsync(link.Subject) is null)
                    return await site.LinkGoneAsync(link.State, caller);
                var outcome = await ActAsync(link.Subject, form, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, token, form, FormErrors.Of(outcome.Refusals))
                    : Site.SeeOther(PathOf(token));
            }
        );

    private Task<Outcome<FilmBooking>> ActAsync(string filmingId, IFormCollection form, DurableTaskClient durable)
    {
        var by = AnswerFilming.CrewOf(filmingId);
        var call = new Call(by, Idempotency.KeyOf(by, $"filming/{filmingId}", form["formKey"].ToString()));
        var reason = form["reason"].ToString();
        return form["act"].ToString() switch
        {
            "confirm" => answer.ConfirmAsync(filmingId, call, durable),
            "decline" => answer.DeclineAsync(filmingId, reason, call, durable),
            "none" => answer.NotFilmedAsync(filmingId, reason, call, durable),
            _ => answer.DeliverAsync(filmingId, form["film"].ToString(), call, durable),
        };
    }

    private async Task<IResult> ShowAsync(Caller caller, string token, IFormCollection? typed, FormErrors errors)
    {
        var link = links.Read(token);
        if (link.State != LinkState.Good || await filmings.FindAsync(link.Subject) is not { } film)
            return await site.LinkGoneAsync(link.State, caller);
        return await site.HtmlAsync(ModelOf(film, token, typed, errors), errors.Any ? 422 : 200);
    }

    private CrewModel ModelOf(FilmedLesson film, string token, IFormCollection? typed, FormErrors errors)
    {
        var (booking, lesson, course, now) = (film.Booking, film.Lesson, film.Course, clock.GetUtcNow());
        return new CrewModel(
            site.FrameFor(Caller.Nobody),
            Guid.NewGuid().ToString("N"),
            PathOf(token),
            course.Street.Name,
            course.Discipline.Name,
            course.Discipline.Category,
            new LessonTime(lesson.Start, lesson.Minutes),
            course.VenueOf(lesson).Name,
            course.VenueOf(lesson).Address,
            new Person(course.Contacts.ForDelivery.Name, course.Contacts.ForDelivery.Phone),
            booking.Purpose,
            booking.State,
            lesson.Start <= now,
            lesson.End <= now,
            FilmSteps.AnswerBy(booking, lesson),
            FilmSteps.FilmDue(lesson),
            booking.Film,
            booking.HasFile,
            LessonLinks.WithToken($"/api/lessons/{lesson.LessonId}/media", token),
            settings.Teaching.MediaMostMegabytes,
            booking.Reason,
            typed?["act"].ToString() ?? "",
            typed?["film"].ToString() ?? "",
            typed?["reason"].ToString() ?? "",
            errors
        );
    }

    private static string PathOf(string token) => $"/{FilmLinks.Path}/{token}";
}
