using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage;
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

/// <summary>Nothing was heard in time: somebody is reminded, staff are told, or the booking ends.</summary>
public sealed class TakeFilmStep(Filmings filmings, EndFilming end, FilmLetters letters)
{
    [Function(nameof(TakeFilmStep))]
    public async Task Run([ActivityTrigger] FilmTurn turn)
    {
        var film = await filmings.GetAsync(turn.FilmingId);
        if (film.Booking.State != turn.Step.While())
            return;
        if (turn.Step is FilmStep.Lapse or FilmStep.GiveUp)
            await end.InSilenceAsync(turn.FilmingId, turn.Step);
        else
            await letters.RemindAsync(film, turn.Step);
    }
}
