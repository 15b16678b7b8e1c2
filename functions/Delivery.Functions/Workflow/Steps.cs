using Microsoft.DurableTask;

namespace Delivery.Functions.Workflow;

/// <summary>An orchestration's steps that read and write storage: tried again with patience.</summary>
public static class Steps
{
    public static Task Do(this TaskOrchestrationContext context, string activity, object input) =>
        context.CallActivityAsync(activity, input, Retries.Storage);

    public static Task<T> Do<T>(this TaskOrchestrationContext context, string activity, object input) =>
        context.CallActivityAsync<T>(activity, input, Retries.Storage);
}
