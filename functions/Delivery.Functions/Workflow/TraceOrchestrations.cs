using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Workflow;

/// <summary>What a function's trigger brought, as the middleware of the host at hand can read it.</summary>
public delegate ValueTask<object?> ReadTrigger(FunctionContext function, BindingMetadata trigger);

/// <summary>
/// One span for an orchestration, as long as it lived, and a figure for each that fails. An orchestrator is replayed
/// again and again, so what is said here is said when it begins for the first time and when it ends.
/// </summary>
public sealed partial class TraceOrchestrations(ReadTrigger read, Telemetry telemetry, ILogger<TraceOrchestrations> log)
{
    // Nothing may wait here but the orchestrator itself: what was bound before answers at once.
    public async Task RunAsync(FunctionContext function, BindingMetadata trigger, FunctionExecutionDelegate next)
    {
        if (await read(function, trigger) is not TaskOrchestrationContext orchestration)
        {
            await next(function);
            return;
        }

        var (name, begun) = (function.FunctionDefinition.Name, orchestration.CurrentUtcDateTime);
        // The worker's own span of this step, if it makes one.
        Telemetry.Mark(Activity.Current, orchestration.InstanceId);
        if (!orchestration.IsReplaying)
            Begins(name, orchestration.InstanceId);
        try
        {
            await next(function);
            Ended(name, orchestration, begun, failure: null);
        }
        catch (Exception failure)
        {
            Ended(name, orchestration, begun, failure);
            throw;
        }
    }

    // Reached once: an orchestrator that has ended is not replayed.
    private void Ended(string name, TaskOrchestrationContext orchestration, DateTime begun, Exception? failure)
    {
        using var span = telemetry.Spans.StartActivity(
            ActivityKind.Internal,
            parentContext: default,
            startTime: new DateTimeOffset(DateTime.SpecifyKind(begun, DateTimeKind.Utc)),
            name: name
        );
        Telemetry.Mark(span, orchestration.InstanceId);
        span?.SetEndTime(orchestration.CurrentUtcDateTime);
        if (failure is null)
        {
            Ends(name, orchestration.InstanceId);
            return;
        }

        span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
        telemetry.OrchestrationsFailed.Add(1, Telemetry.Tag("orchestrator", name));
        Fails(failure, name, orchestration.InstanceId);
    }

    [LoggerMessage(1301, LogLevel.Information, "{Orchestrator} {InstanceId} begins")]
    private partial void Begins(string orchestrator, string instanceId);

    [LoggerMessage(1302, LogLevel.Information, "{Orchestrator} {InstanceId} ends")]
    private partial void Ends(string orchestrator, string instanceId);

    [LoggerMessage(1303, LogLevel.Error, "{Orchestrator} {InstanceId} failed")]
    private partial void Fails(Exception failure, string orchestrator, string instanceId);
}
