using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme;

/// <summary>Makes the week's next edition, unless nothing has changed since the last; answers with the number that stands.</summary>
public sealed class FreezeProgramme(
    LessonLists lists,
    CoursePlaces places,
    Programmes programmes,
    MovedLessons moved,
    Telemetry telemetry,
    TimeProvider clock
)
{
    [Function(nameof(FreezeProgramme))]
    public async Task<int> Run([ActivityTrigger] Week week)
    {
        var previous = await programmes.ReadNewestAsync(week);
        var lessons = await places.OverAsync(await lists.OfWeekAsync(week));
        var next = await moved.NoteAsync(previous, ProgrammeEditions.Next(previous, week, lessons, clock.GetUtcNow()));
        if (next != previous)
        {
            await programmes.AddAsync(next);
            telemetry.ProgrammesPublished.Add(1, Telemetry.Tag("week", week.ToString()));
        }

        return next.Edition;
    }
}
