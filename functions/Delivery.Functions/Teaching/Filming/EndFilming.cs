using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>Ends a booking that nobody ended: its lesson is off, or its time is over.</summary>
public sealed class EndFilming(Filmings filmings)
{
    public Task WithItsLessonAsync(FilmedLesson film) =>
        film.Lesson.Status == LessonStatus.Cancelled && film.Booking.State.IsOpen()
            ? EndAsync(film.Booking.FilmingId, film.Booking.State, FilmState.Cancelled, "这节课取消了")
            : Task.CompletedTask;

    /// <summary>The lesson began without an answer, or no film came for weeks.</summary>
    public Task InSilenceAsync(string filmingId, FilmStep step) =>
        step == FilmStep.Lapse
            ? EndAsync(filmingId, step.While(), FilmState.Cancelled, "到上课时还没有答复")
            : EndAsync(filmingId, step.While(), FilmState.Done, "一直没有收到影片");

    // Whoever answered in the last moment has the last word.
    private Task EndAsync(string filmingId, FilmState from, FilmState to, string reason) =>
        filmings.ChangeAsync(
            filmingId,
            booking => booking.State == from ? booking.MoveTo(to).Value with { Reason = reason } : null
        );
}
