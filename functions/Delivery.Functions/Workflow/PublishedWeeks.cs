using Delivery.Domain.Calendar;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Workflow;

public static class PublishedWeeks
{
    /// <summary>
    /// The programme follows the lists of its weeks: each one that is published and not over makes a numbered correction.
    /// Told twice, it publishes once: what is published already is left alone unless it has changed.
    /// </summary>
    /// <param name="days">Of the lessons that the lists show otherwise; in Shanghai.</param>
    public static async Task CorrectAsync(this DurableTaskClient durable, IEnumerable<DateOnly> days)
    {
        foreach (var week in days.Select(Week.Of).Distinct().Order())
            if (await durable.GetInstanceAsync(Instances.Programme(week)) is { IsRunning: true })
                await durable.TellAsync(Instances.Programme(week), Events.Publish, true);
    }
}
