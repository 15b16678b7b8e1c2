using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Web;

public sealed record Liveness(string Status);

public sealed record Readiness(string Status, IReadOnlyList<DependencyState> Checks);

public sealed record DependencyState(string Name, bool Healthy);

/// <summary>Live: the process answers. Ready: every dependency answers, each by name.</summary>
public sealed partial class Health(
    DeliveryTables tables,
    DeliveryBlobs blobs,
    Calendars calendars,
    Seals seals,
    ILogger<Health> log
)
{
    [Function(nameof(Live))]
    [ApiCall("进程在运行", Answer = typeof(Liveness), Open = true)]
    public IResult Live(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/live")] HttpRequest request
    ) => Results.Json(new Liveness("live"), ApiJson.Options);

    [Function(nameof(Ready))]
    [ApiCall("各依赖是否可用", Answer = typeof(Readiness), Open = true)]
    public async Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/ready")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    )
    {
        DependencyState[] checks =
        [
            await TryAsync(
                "tables",
                () => tables.Registers.GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("health", "ready")
            ),
            await TryAsync("blobs", () => blobs.Media.ExistsAsync()),
            await TryAsync("durable", () => durable.GetInstanceAsync("health")),
            await TryAsync("calendar", calendars.LoadAsync),
            // Without the key ring no link opens, nobody is signed in, and no account can be read.
            await TryAsync("keys", () => Task.FromResult(seals.Open<string>("health", SealedNow()))),
        ];
        var healthy = checks.All(check => check.Healthy);
        return Results.Json(
            new Readiness(healthy ? "ready" : "unready", checks),
            ApiJson.Options,
            statusCode: healthy ? 200 : 503
        );
    }

    private string SealedNow() => seals.Seal("health", "ready", DateTimeOffset.MaxValue);

    private async Task<DependencyState> TryAsync<T>(string name, Func<Task<T>> ask)
    {
        try
        {
            await ask();
            return new DependencyState(name, true);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            NotReady(failure, name);
            return new DependencyState(name, false);
        }
    }

    [LoggerMessage(1103, LogLevel.Error, "{Dependency} is not ready")]
    private partial void NotReady(Exception failure, string dependency);
}
