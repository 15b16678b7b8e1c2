using Microsoft.Extensions.Hosting;

namespace Delivery.Functions.Storage.Operation;

/// <summary>
/// Once as the app starts, beside what it already serves: the app before it, or one that it was set back to, may have kept what
/// waits for staff in other places.
/// </summary>
public sealed class RenewWaitingAtStart(RenewWaiting waiting) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => waiting.RunAsync(stoppingToken);
}
