using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Programme;

/// <summary>Every Friday, holiday or not, next week goes out; what was missed goes out as soon as it can.</summary>
public sealed partial class ProgrammeTimer(
    PublishProgramme publish,
    MissedWeeks missed,
    CurrentSettings settings,
    TimeProvider clock,
    ILogger<ProgrammeTimer> log
)
{
    // A timer may fire some milliseconds before its time.
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    [Function(nameof(PublishWeekly))]
    public async Task PublishWeekly(
        [TimerTrigger("%ProgrammeSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        var running = Week.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        // Back after a Friday missed: the running week may be the one that nobody published.
        if (timer.IsPastDue && await missed.IsMissingAsync(running))
            await publish.RunAsync(running, Caller.Service, durable);
        // The schedule is the usual hour. Where staff have set a later one, the timer that catches up publishes then.
        var soon = clock.GetUtcNow() + Early;
        if (settings.Programme.PublishAt(running.Next) <= soon && !await missed.IsHeldAsync(running.Next, soon))
            await publish.RunAsync(running.Next, Caller.Service, durable);
    }

    /// <summary>Looks at what is published, not at when it last ran: so a Friday on which everything failed is made up for too.</summary>
    [Function(nameof(CatchUpProgramme))]
    public async Task CatchUpProgramme(
        [TimerTrigger("%CatchUpSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        foreach (var week in await missed.AtAsync(clock.GetUtcNow()))
        {
            // One that is under way publishes by itself.
            if (await durable.GetInstanceAsync(Instances.Programme(week)) is { IsRunning: true })
                continue;
            Missed(week);
            await publish.RunAsync(week, Caller.Service, durable);
        }
    }

    [LoggerMessage(1401, LogLevel.Warning, "Week {Week} was not published at its hour and is published now")]
    private partial void Missed(Week week);
}
