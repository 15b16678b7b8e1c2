using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Filming;

public sealed record FilmCrewBody(
    [Typed(TextKind.Name)] string Name,
    [Typed(TextKind.Email)] string Email,
    [Typed(TextKind.Phone)] string? Phone = null
);

public sealed record FilmingBody(
    [Typed(TextKind.Code)] string LessonId,
    FilmCrewBody Crew,
    [Typed(TextKind.Paragraph, Longest = 500)] string? Purpose = null
);

public sealed record FilmingCallOffBody([Typed(TextKind.Paragraph)] string Reason);

/// <param name="Crew">Null once it was deleted, months after the lesson.</param>
/// <param name="Start">Of the lesson as it stands now.</param>
/// <param name="Film">Address of the film.</param>
/// <param name="HasFile">The film came as a file.</param>
/// <param name="Reason">Why the crew cannot come, why it was called off, or why nothing was filmed.</param>
public sealed record FilmingView(
    string FilmingId,
    string LessonId,
    string CourseId,
    FilmCrew? Crew,
    string? Purpose,
    FilmState State,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Venue,
    string Address,
    DateTimeOffset BookedAt,
    DateTimeOffset? ConfirmedAt,
    string? Film,
    bool HasFile,
    string? Reason
)
{
    public static FilmingView Of(FilmedLesson film) =>
        new(
            film.Booking.FilmingId,
            film.Booking.LessonId,
            film.Booking.CourseId,
            film.Booking.Crew,
            film.Booking.Purpose,
            film.Booking.State,
            film.Lesson.Start,
            film.Lesson.End,
            film.Course.VenueOf(film.Lesson).Name,
            film.Course.VenueOf(film.Lesson).Address,
            film.Booking.BookedAt,
            film.Booking.ConfirmedAt,
            film.Booking.Film,
            film.Booking.HasFile,
            film.Booking.Reason
        );
}

/// <summary>Film crews over HTTP: booked for lessons, listed by month, called off.</summary>
public sealed class FilmingApi(
    Api api,
    Filmings filmings,
    FilmLists lists,
    BookFilming book,
    CallOffFilming callOff,
    TimeProvider clock
)
{
    [Function(nameof(PostFilming))]
    [ApiCall(
        "为一节课约拍摄组",
        Body = typeof(FilmingBody),
        Answer = typeof(FilmingView),
        Status = 201,
        Scopes = [Role.Publisher, Role.Conduct]
    )]
    public Task<IResult> PostFilming(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/filming")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    ) =>
        api.SendAsync<FilmingBody>(
            request,
            FilmingPages.May,
            async (body, call) =>
            {
                var crew = new FilmCrew(body.Crew.Name, body.Crew.Email, body.Crew.Phone);
                var booked = await book.RunAsync(body.LessonId, crew, body.Purpose, call, durable);
                return booked.IsRefused
                    ? ApiAnswer.Refused(booked.Refusals)
                    : ApiAnswer.Created(
                        $"/api/filming/{booked.Value.FilmingId}",
                        FilmingView.Of(await filmings.GetAsync(booked.Value.FilmingId))
                    ) with
                    {
                        ShowsMore = true,
                    };
            }
        );

    [Function(nameof(ListFilming))]
    [ApiCall("一个月的拍摄", Items = typeof(FilmListing), Scopes = [Role.Publisher, Role.Conduct])]
    [ApiQuery("month", "课所在的月份，例如 2026-09；不填为本月")]
    public Task<IResult> ListFilming(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/filming")] HttpRequest request
    ) =>
        api.GetAsync(
            request,
            FilmingPages.May,
            async _ =>
            {
                var month = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
                if (request.Query["month"] is [{ } text] && !Month.TryParse(text, out month))
                    return ApiAnswer.Malformed(new Refusal("query.month", "month 应写成例如 2026-09", "month"));
                var asked = PageAsked.Of(request);
                var page = await lists.PageAsync(month, asked.After, asked.Limit);
                return asked.Answer(request, page, listing => listing.Value);
            }
        );

    [Function(nameof(GetFilming))]
    [ApiCall("查看一次拍摄", Answer = typeof(FilmingView), Scopes = [Role.Publisher, Role.Conduct])]
    public Task<IResult> GetFilming(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/filming/{id}")] HttpRequest request,
        string id
    ) =>
        api.GetAsync(
            request,
            FilmingPages.May,
            async _ =>
                await filmings.FindAsync(id) is { } film
                    ? ApiAnswer.Ok(FilmingView.Of(film), film.Stored.ETag)
                    : ApiAnswer.NotFound("filming.unknown", "拍摄", id)
        );

    [Function(nameof(PostFilmingCancel))]
    [ApiCall(
        "取消一次拍摄",
        Body = typeof(FilmingCallOffBody),
        Answer = typeof(FilmingView),
        Scopes = [Role.Publisher, Role.Conduct]
    )]
    public Task<IResult> PostFilmingCancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/filming/{id}/cancel")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<FilmingCallOffBody>(
            request,
            FilmingPages.May,
            async (body, call) =>
            {
                var off = await callOff.RunAsync(id, body.Reason, call, durable);
                return !off.IsRefused
                    ? ApiAnswer.Ok(FilmingView.Of(await filmings.GetAsync(id))) with
                    {
                        ShowsMore = true,
                    }
                    : ApiAnswer.Refused(off.Refusals, "filming.unknown", "拍摄", id);
            }
        );
}
