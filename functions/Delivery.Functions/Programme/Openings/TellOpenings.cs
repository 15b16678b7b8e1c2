using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Programme.Openings;

/// <summary>Twice a minute, and as the process ends: who reads a page does not wait for it, and a GET writes nothing.</summary>
public sealed partial class TellOpenings(Openings openings, ILogger<TellOpenings> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TellAsync();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await TellAsync();
        }
    }

    private async Task TellAsync()
    {
        try
        {
            await openings.TellAsync();
        }
        // Storage is away, or too busy: it is told next time.
        catch (Exception failure) when (failure is RequestFailedException or InvalidOperationException)
        {
            NotTold(failure);
        }
    }

    [LoggerMessage(2251, LogLevel.Warning, "Openings of the programme could not be counted in storage")]
    private partial void NotTold(Exception failure);
}
