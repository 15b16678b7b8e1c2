using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>Staff see which film crews come, book one, and call one off.</summary>
public sealed class FilmingPages(
    Site site,
    Filmings filmings,
    FilmingReader reader,
    BookFilming book,
    ReleaseFilm release,
    CallOffFilming callOff
)
{
    /// <summary>Films serve the public word of the service; who visits lessons may send a camera too.</summary>
    internal static bool May(Caller caller) => caller.May(Role.Publisher) || caller.May(Role.Conduct);

    [Function(nameof(ShowFilming))]
    public Task<IResult> ShowFilming(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/filming")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            May,
            async caller =>
                await site.HtmlAsync(
                    await reader.ListAsync(
                        caller,
                        Month.TryParse(request.Query["month"].ToString(), out var month) ? month : null
                    )
                )
        );

    [Function(nameof(ShowFilmBooking))]
    public Task<IResult> ShowFilmBooking(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/filming/new")] HttpRequest request
    ) => site.GetAsync(request, May, caller => FormAsync(caller, Of(request), null, FormErrors.None));

    [Function(nameof(PostFilmBooking))]
    public Task<IResult> PostFilmBooking(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/filming/new")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => FormAsync(caller, Of(request), form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var call = CallOf(caller, Paths.Filming, form);
                var (crew, purpose) = (CrewOf(form), form["purpose"].ToString() is { Length: > 0 } text ? text : null);
                var booked = await book.RunAsync(form["lessonId"].ToString(), crew, purpose, call, durable);
                return booked.IsRefused
                    ? await FormAsync(caller, Of(request), form, FilmingWords.ErrorsOf(booked.Refusals))
                    : Site.SeeOther(Paths.FilmingOf(booked.Value.FilmingId));
            }
        );

    [Function(nameof(ShowFilmForStaff))]
    public Task<IResult> ShowFilmForStaff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/filming/{id}")] HttpRequest request,
        string id
    ) => site.GetAsync(request, May, caller => OneAsync(caller, id, null, FormErrors.None));

    [Function(nameof(PostFilmCallOff))]
    public Task<IResult> PostFilmCallOff(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/filming/{id}/cancel")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => OneAsync(caller, id, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var call = CallOf(caller, Paths.CallOffFilming(id), form);
                var off = await callOff.RunAsync(id, form["reason"].ToString(), call, durable);
                return off.IsRefused
                    ? await OneAsync(caller, id, form, FormErrors.Of(off.Refusals))
                    : Site.SeeOther(Paths.FilmingOf(id));
            }
        );

    [Function(nameof(PostFilmRelease))]
    public Task<IResult> PostFilmRelease(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/filming/{id}/release")] HttpRequest request,
        string id
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => OneAsync(caller, id, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                MediaConsent? consent =
                    Enum.TryParse<MediaConsent>(form["pictured"], out var said) && Enum.IsDefined(said) ? said : null;
                var released = await release.RunAsync(id, consent, CallOf(caller, Paths.ReleaseFilm(id), form));
                return released.IsRefused
                    ? await OneAsync(caller, id, form, FormErrors.Of(released.Refusals))
                    : Site.SeeOther(Paths.FilmingOf(id));
            }
        );

    private static string Of(HttpRequest request) => request.Query["of"].ToString();

    private static FilmCrew CrewOf(IFormCollection form) =>
        new(
            form["personName"].ToString(),
            form["email"].ToString(),
            form["phone"].ToString() is { Length: > 0 } phone ? phone : null
        );

    private static Call CallOf(Caller caller, string path, IFormCollection form) =>
        new(caller, Idempotency.KeyOf(caller, path, form["formKey"].ToString()));

    private async Task<IResult> FormAsync(Caller caller, string of, IFormCollection? typed, FormErrors errors) =>
        await site.HtmlAsync(await reader.FormAsync(caller, of, typed, errors), errors.Any ? 422 : 200);

    private async Task<IResult> OneAsync(Caller caller, string id, IFormCollection? typed, FormErrors errors) =>
        await filmings.FindAsync(id) is { } film
            ? await site.HtmlAsync(await reader.OneAsync(caller, film, typed, errors), errors.Any ? 422 : 200)
            : await site.NotFoundAsync(caller);
}
