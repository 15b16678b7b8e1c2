using LocalFunctions.Measuring;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;

namespace LocalFunctions.Functions;

/// <summary>Runs functions through the app's middleware, each run with services of its own.</summary>
internal sealed class FunctionRunner(IServiceProvider services, FunctionExecutionDelegate chain, Tally tally)
{
    public async Task<object?> AnswerAsync(HttpEntry function, HttpContext http) =>
        await MeasuredAsync(
            WorkKind.Http,
            new LocalFunctionContext(function, http.RequestServices, http, http.RequestAborted)
        );

    public async Task TickAsync(TimerEntry function, TimerInfo timer, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await MeasuredAsync(
            WorkKind.Timer,
            new LocalFunctionContext(function, scope.ServiceProvider, timer, cancellation)
        );
    }

    public async Task<object?> ActAsync(
        ActivityEntry function,
        object? input,
        string instanceId,
        CancellationToken cancellation
    )
    {
        await using var scope = services.CreateAsyncScope();
        return await MeasuredAsync(
            WorkKind.Activity,
            new LocalFunctionContext(function, scope.ServiceProvider, input, cancellation) { InstanceId = instanceId }
        );
    }

    /// <summary>
    /// No scope: a run that waits for a later event is never resumed but replayed, so nobody would come to dispose of it.
    /// </summary>
    public Task<object?> OrchestrateAsync(OrchestratorEntry function, TaskOrchestrationContext context) =>
        ThroughAsync(new LocalFunctionContext(function, services, context, CancellationToken.None));

    private async Task<object?> MeasuredAsync(WorkKind kind, LocalFunctionContext context)
    {
        await tally.RunAsync(kind, context.FunctionDefinition.Name, () => chain(context));
        return context.Result;
    }

    private async Task<object?> ThroughAsync(LocalFunctionContext context)
    {
        await chain(context);
        return context.Result;
    }
}
