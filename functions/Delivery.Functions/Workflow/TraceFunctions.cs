using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Workflow;

/// <summary>A span and a log scope around every request, timer and activity, with the instance and order it works for.</summary>
public sealed class TraceFunctions(Telemetry telemetry, TraceOrchestrations orchestrations, ILogger<TraceFunctions> log)
    : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var trigger = context.FunctionDefinition.InputBindings.Values.FirstOrDefault(binding =>
            binding.Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase)
        );
        return trigger is { Type: "orchestrationTrigger" }
            ? orchestrations.RunAsync(context, trigger, next)
            : RunAsync(context, next);
    }

    private async Task RunAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        var (name, http) = (context.FunctionDefinition.Name, context.GetHttpContext());
        var key = http is null ? InstanceOf(context) : OrderInRoute(http);
        using var span = telemetry.Spans.StartActivity(
            name,
            http is null ? ActivityKind.Internal : ActivityKind.Server
        );
        using var scope = log.BeginScope(new FunctionScope(name, key));
        if (http is null)
            Telemetry.Mark(span, key);
        else
            span?.SetTag(Telemetry.OrderTag, key).SetTag("http.request.method", http.Request.Method);
        try
        {
            await next(context);
        }
        catch (Exception failure)
        {
            // Only the kind of failure: its message may repeat what somebody typed.
            span?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            throw;
        }

        if (http is not null)
            span?.SetTag("http.response.status_code", http.Response.StatusCode);
    }

    // The worker hands the id of the orchestration that called an activity on beside its input.
    private static string? InstanceOf(FunctionContext context) =>
        context.BindingContext.BindingData.TryGetValue("instanceId", out var id) ? id?.ToString()?.Trim('"') : null;

    private static string? OrderInRoute(HttpContext http) =>
        http
            .Request.RouteValues.Values.OfType<string>()
            .Select(BusinessKey.OrderIn)
            .FirstOrDefault(order => order is not null);
}
