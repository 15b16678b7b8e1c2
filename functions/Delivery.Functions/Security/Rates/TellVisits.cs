using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Security.Rates;

/// <summary>Counts shares of visits in storage, beside the answers: who reads a page does not wait for it, and a GET writes nothing.</summary>
public sealed partial class TellVisits(Visits visits, RateRows rows, ILogger<TellVisits> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var count in visits.Shares.ReadAllAsync(stoppingToken))
            await TellAsync(count);
    }

    private async Task TellAsync(VisitCount count)
    {
        var untold = count.Untold;
        try
        {
            count.EndShare(untold, await rows.AddAsync(count.Period, count.Hash, untold));
        }
        // Storage is away, or too busy: people still read pages, each instance holds the rate by itself meanwhile.
        catch (Exception failure) when (failure is RequestFailedException or InvalidOperationException)
        {
            count.EndShare(0, sum: null);
            NotTold(failure);
        }
    }

    [LoggerMessage(1110, LogLevel.Warning, "Visits could not be counted in storage")]
    private partial void NotTold(Exception failure);
}
