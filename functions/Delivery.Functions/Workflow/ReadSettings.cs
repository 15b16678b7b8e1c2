using Delivery.Functions.Storage.Operation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Delivery.Functions.Workflow;

/// <summary>
/// A request, timer or activity begins with settings that are at most half a minute old. Orchestrators read none: what
/// they wait for was computed in an activity and lies in their history, so a change moves nothing that is under way.
/// </summary>
public sealed class ReadSettings(CurrentSettings settings) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "orchestrationTrigger"))
            await settings.RefreshAsync();
        await next(context);
    }
}
