using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Programme;

/// <summary>Every Friday, holiday or not, next week goes out.</summary>
public sealed class ProgrammeTimer(PublishProgramme publish, ProgrammeSettings settings, TimeProvider clock)
{
    [Function(nameof(PublishWeekly))]
    public async Task PublishWeekly(
        [TimerTrigger("%ProgrammeSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        foreach (var week in Due(Week.Of(ShanghaiTime.DateOf(clock.GetUtcNow())), timer.IsPastDue))
            await publish.RunAsync(week, durable);
    }

    // Back after a Friday missed: the running week may be the one that nobody published.
    private IEnumerable<Week> Due(Week running, bool late)
    {
        if (late)
            yield return running;
        if (!late || settings.PublishAt(running.Next) <= clock.GetUtcNow())
            yield return running.Next;
    }
}
