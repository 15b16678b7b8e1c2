using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Ordering;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Violations;

/// <summary>Each night the days that are over are judged, in order; one that was missed is made up for.</summary>
public sealed class ConductTimer(FoundByRule rules, JudgedDays days, Calendars calendars, TimeProvider clock)
{
    [Function(nameof(JudgeConduct))]
    public async Task JudgeConduct(
        [TimerTrigger("%ConductSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        var (today, calendar) = (ShanghaiTime.DateOf(clock.GetUtcNow()), await calendars.LoadAsync());
        // What is due on a day of a year that is not loaded nobody knows yet; once it is, these days are made up for.
        for (var day = await days.NextAsync(today); day < today && calendar.HasYear(day.Year); day = day.AddDays(1))
        {
            await rules.JudgeAsync(day, durable);
            await days.JudgedAsync(day);
        }
    }
}
