using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Teaching.Filming;

/// <param name="Step">What is to happen when nothing was heard until its moment.</param>
public sealed record FilmTurn(string FilmingId, FilmStep Step);

/// <summary>
/// A film crew booked for a lesson: it is asked, reminded and, silent, let go; once it comes, street and teacher know, and
/// from the day after the lesson its film is asked for. Whatever is heard, of the crew, of staff or of a change of the
/// lesson, begins it anew as it stands then. Instance: <c>filming-{filmingId}</c>.
/// </summary>
public static class FilmingOrchestrator
{
    [Function(nameof(FilmingOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var filmingId = context.GetInput<string>()!;
        var ahead = await context.Do<FilmStepAhead[]>(nameof(FollowFilming), filmingId);
        if (ahead.Length == 0)
            return;
        foreach (var next in ahead)
        {
            if ((await context.AnswerUntil<bool>(Events.Filming, next.At)).Came)
                break;
            await context.Do(nameof(TakeFilmStep), new FilmTurn(filmingId, next.Step));
        }

        context.BeginAnew(filmingId);
    }
}
