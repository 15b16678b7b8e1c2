using Delivery.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Web;

/// <summary>Live: the process answers. Ready: every dependency answers, each by name.</summary>
public sealed class Health(DeliveryTables tables, DeliveryBlobs blobs, Calendars calendars, ILogger<Health> log)
{
    private sealed record Check(string Name, bool Healthy);

    [Function(nameof(Live))]
    public IResult Live(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request
    ) => Results.Json(new { status = "live" }, ApiJson.Options);

    [Function(nameof(Ready))]
    public async Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    )
    {
        Check[] checks =
        [
            await TryAsync(
                "tables",
                () => tables.Registers.GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("health", "ready")
            ),
            await TryAsync("blobs", () => blobs.Media.ExistsAsync()),
            await TryAsync("durable", () => durable.GetInstanceAsync("health")),
            await TryAsync("calendar", calendars.LoadAsync),
        ];
        var healthy = checks.All(check => check.Healthy);
        return Results.Json(
            new { status = healthy ? "ready" : "unready", checks },
            ApiJson.Options,
            statusCode: healthy ? 200 : 503
        );
    }

    private async Task<Check> TryAsync<T>(string name, Func<Task<T>> ask)
    {
        try
        {
            await ask();
            return new Check(name, true);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.LogError(failure, "{Dependency} is not ready", name);
            return new Check(name, false);
        }
    }
}
