using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Workflow.Retention;

/// <summary>Histories of orchestrations that ended long ago; what came of them stays in the rows.</summary>
internal static class ExpiredInstances
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    public static Expiring Expiring { get; } =
        new("instances", "办完的流程的过程记录", settings => KeptFor.OfMonths(settings.InstanceMonths), DeleteAsync);

    // Both hosts find instances by when they began, and a course may end a year after that.
    private static async Task<int> DeleteAsync(DateOnly last, DurableTaskClient durable)
    {
        var end = ShanghaiTime.EndOf(last);
        var old = await durable
            .GetAllInstancesAsync(new OrchestrationQuery(CreatedTo: end, Statuses: Ended))
            .Where(instance => instance.LastUpdatedAt < end)
            .Select(instance => instance.InstanceId)
            .ToListAsync();
        foreach (var id in old)
            await durable.PurgeInstanceAsync(id);
        return old.Count;
    }
}
