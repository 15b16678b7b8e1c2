using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Delivery.Functions;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseDelivery();

var connection = builder.Configuration["AzureWebJobsStorage"];
var credential = new DefaultAzureCredential();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(_ =>
    string.IsNullOrEmpty(connection)
        ? new TableServiceClient(Endpoint("table"), credential)
        : new TableServiceClient(connection)
);
builder.Services.AddSingleton(_ =>
    string.IsNullOrEmpty(connection)
        ? new BlobServiceClient(Endpoint("blob"), credential)
        : new BlobServiceClient(connection)
);
builder.Services.AddSingleton<ReadTrigger>(
    async (function, trigger) => (await function.BindInputAsync<object>(trigger)).Value
);
UseCloudOnly(builder.Services);
builder.Services.AddDelivery(builder.Configuration);

// The worker sends its logs itself, so the host must not send them a second time.
if (TelemetryRegistration.IsCollected(builder.Configuration))
    builder.Services.Configure<WorkerOptions>(worker =>
        worker.Capabilities["WorkerOpenTelemetryEnabled"] = bool.TrueString
    );

await builder.Build().RunAsync();

Uri Endpoint(string service) =>
    new(
        builder.Configuration[$"AzureWebJobsStorage:{service}ServiceUri"]
            ?? throw new InvalidOperationException(
                $"Set AzureWebJobsStorage, or AzureWebJobsStorage__{service}ServiceUri for the managed identity."
            )
    );

internal static partial class Program
{
    /// <summary>What needs packages that not every registry has: CloudOnly/, with CloudPackages=true.</summary>
    static partial void UseCloudOnly(IServiceCollection services);
}
