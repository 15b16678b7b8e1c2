using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>A booking as it stands: it ends with its lesson, whoever has to know is told, and staff's list follows.</summary>
/// <returns>What is to happen when nothing is heard; nothing once it is over.</returns>
public sealed class FollowFilming(Filmings filmings, EndFilming end, FilmLetters letters, FilmLists lists)
{
    [Function(nameof(FollowFilming))]
    public async Task<FilmStepAhead[]> Run([ActivityTrigger] string filmingId)
    {
        await end.WithItsLessonAsync(await filmings.GetAsync(filmingId));
        var film = await filmings.GetAsync(filmingId);
        await letters.TellAsync(film);
        await lists.RefreshAsync(filmingId);
        return [.. FilmSteps.Of(film.Booking, film.Lesson)];
    }
}

/// <summary>
/// Nothing was heard in time: somebody is reminded, staff are told, or the booking ends. After an outage a step may come
/// when the next is due too: then only that one is taken, since nobody can answer by a moment that has passed.
/// </summary>
public sealed class TakeFilmStep(Filmings filmings, EndFilming end, FilmLetters letters, TimeProvider clock)
{
    [Function(nameof(TakeFilmStep))]
    public async Task Run([ActivityTrigger] FilmTurn turn)
    {
        var film = await filmings.GetAsync(turn.FilmingId);
        if (
            film.Booking.State != turn.Step.While()
            || FilmSteps.IsOvertaken(turn.Step, film.Booking, film.Lesson, clock.GetUtcNow())
        )
            return;
        if (turn.Step is FilmStep.Lapse or FilmStep.GiveUp)
            await end.InSilenceAsync(turn.FilmingId, turn.Step);
        else
            await letters.RemindAsync(film, turn.Step);
    }
}
