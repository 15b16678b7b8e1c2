using Delivery.Domain;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>Staff have looked at a film and put it into the media library, with what the people in it agreed to.</summary>
public sealed class ReleaseFilm(
    Filmings filmings,
    MediaRows media,
    MediaLists library,
    Courses courses,
    Commands commands
)
{
    public Task<Outcome<FilmBooking>> RunAsync(string filmingId, MediaConsent? consent, Call call) =>
        FilmingId.TryParse(filmingId, out var courseId)
            ? commands.RunAsync(
                call,
                filmings.PlaceOf(courseId),
                durable: null,
                () => DecideAsync(filmingId, consent),
                _ => FollowAsync(filmingId)
            )
            : Task.FromResult(Outcome.Refused<FilmBooking>(CallOffFilming.Unknown));

    /// <summary>Shows a released film in the library as it is stored; for who finds that nobody did.</summary>
    public async Task FollowAsync(string filmingId)
    {
        var film = await filmings.GetAsync(filmingId);
        var lesson = await courses.GetWithLessonAsync(film.Lesson.LessonId);
        foreach (var one in await FilesAsync(film))
            if (one.Value.IsReleased)
                await library.PutAsync(MediaListing.Of(lesson.Course, lesson.Lesson, one.Value));
    }

    private async Task<Decided<FilmBooking>> DecideAsync(string filmingId, MediaConsent? consent)
    {
        if (await filmings.FindAsync(filmingId) is not { } film)
            return Outcome.Refused<FilmBooking>(CallOffFilming.Unknown);
        if (consent is null)
            return Outcome.Refused<FilmBooking>("media.consent", "请选择画面里的人是否同意公开", "pictured");
        var waiting = (await FilesAsync(film)).Where(one => !one.Value.IsReleased).ToList();
        return waiting.Count == 0
            ? Outcome.Refused<FilmBooking>("filming.no-file", "没有等着放进媒体库的影片文件，请刷新页面看最新情况")
            : Decided.Change(
                film.Booking,
                new Act("filming.release", filmingId, consent.Value.Label()),
                [
                    .. waiting.Select(one =>
                        TableRows.Replace(
                            MediaRows.RowOf(one.Value with { Consent = consent.Value, IsReleased = true }),
                            one.ETag
                        )
                    ),
                ]
            );
    }

    private Task<IReadOnlyList<Stored<LessonMedia>>> FilesAsync(FilmedLesson film) =>
        media.OfFilmAsync(film.Lesson.LessonId, film.Booking.FilmingId);
}
