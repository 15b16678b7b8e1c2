using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Payout;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Settlement.Windows;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement;

/// <summary>Starts last month's run as the first of a month begins in Shanghai, or as soon as it can.</summary>
public sealed class SettlementTimer(
    StartRun start,
    TellOfMovedWindows moved,
    TellPaid paid,
    Settlements settlements,
    LessonLists lists,
    LetterBox letters,
    TimeProvider clock
)
{
    // An app that was down for longer than this is a matter for people.
    private const int MonthsToLookBack = 6;

    // Every midnight: a UTC expression cannot name the first of a month in Shanghai, and a run that was missed or that
    // waited for next year's calendar begins as soon as it can.
    [Function(nameof(StartMonthlySettlement))]
    public Task StartMonthlySettlement(
        [TimerTrigger("%SettlementSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    ) => StartDueAsync(durable);

    /// <summary>
    /// A midnight at which storage was down, or the app, is made up for during the day; and who was paid since is told.
    /// </summary>
    [Function(nameof(CatchUpSettlement))]
    public Task CatchUpSettlement(
        [TimerTrigger("%CatchUpSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    ) => CatchUpAsync(durable);

    private async Task CatchUpAsync(DurableTaskClient durable)
    {
        var last = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Previous;
        var done = new List<Task> { StartDueAsync(durable) };
        for (var back = 0; back <= MonthsToLookBack; back++)
        {
            // One after the other, and none waits in vain for what one of them could not do.
            await Task.WhenAny(done[^1]);
            done.Add(paid.RunAsync(last.AddMonths(-back)));
        }

        await Task.WhenAll(done);
    }

    // The oldest first: what misses a month's run moves into the next one's.
    private async Task StartDueAsync(DurableTaskClient durable)
    {
        // Before a run begins with windows that nobody was told of; that it cannot be told keeps nobody's pay waiting.
        var told = moved.RunAsync();
        await Task.WhenAny(told);
        var last = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Previous;
        var earlier = new List<Month>();
        for (var month = last.Previous; earlier.Count < MonthsToLookBack; month = month.Previous)
            earlier.Insert(0, month);
        foreach (var month in earlier)
            if (await settlements.RunAsync(month) is null && (await lists.OfMonthAsync(month)).Count > 0)
                await StartAsync(month, durable);
        if (await settlements.RunAsync(last) is null)
            await StartAsync(last, durable);
        await told;
    }

    private async Task StartAsync(Month month, DurableTaskClient durable)
    {
        var started = await start.RunAsync(month, Caller.Service, durable);
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
