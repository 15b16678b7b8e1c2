using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement;

/// <summary>Starts last month's run as the first of a month begins in Shanghai, or on the first midnight on which it can.</summary>
public sealed class SettlementTimer(StartRun start, Settlements settlements, LetterBox letters, TimeProvider clock)
{
    // Every midnight: a UTC expression cannot name the first of a month in Shanghai, and a run that was missed or that
    // waited for next year's calendar begins as soon as it can.
    [Function(nameof(StartMonthlySettlement))]
    public async Task StartMonthlySettlement(
        [TimerTrigger("%SettlementSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        var month = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Previous;
        if (await settlements.RunAsync(month) is not null)
            return;
        var started = await start.RunAsync(month, by: null, durable);
        if (started.IsRefused)
            await letters.PostAsync(
                $"settlement/{month}/not-started",
                letters.Finance,
                new RunStoppedMail(
                    letters.Contact,
                    letters.Finance.Name,
                    month,
                    started.Refusals[0].Message,
                    letters.Link(Paths.Settlements)
                )
            );
    }
}
