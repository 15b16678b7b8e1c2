using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace Delivery.Functions.Workflow;

public static class TelemetryRegistration
{
    /// <summary>Application Insights, reached with the managed identity.</summary>
    public const string AzureMonitor = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Any collector that speaks OTLP.</summary>
    public const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Whether anybody collects what the app says of itself; where nobody does, nothing is made up for it.</summary>
    public static bool IsCollected(IConfiguration configuration) =>
        configuration[AzureMonitor] is { Length: > 0 } || configuration[Collector] is { Length: > 0 };

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Telemetry>().AddSingleton<TraceOrchestrations>();
        if (!IsCollected(configuration))
            return services;
        var collected = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("delivery"))
            // The worker's own span lies between the host's and ours.
            .WithTracing(traces => traces.AddSource(Telemetry.Name, "Microsoft.Azure.Functions.Worker"))
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name))
            .WithLogging(
                configureBuilder: null,
                logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true)
            );
        if (configuration[AzureMonitor] is { Length: > 0 } connection)
            collected.UseAzureMonitorExporter(azure =>
                (azure.ConnectionString, azure.Credential) = (connection, new DefaultAzureCredential())
            );
        if (configuration[Collector] is { Length: > 0 })
            collected.UseOtlpExporter();
        return services;
    }
}
