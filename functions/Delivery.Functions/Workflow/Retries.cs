using Microsoft.DurableTask;

namespace Delivery.Functions.Workflow;

/// <summary>How often and how patiently the world's failures are tried again before a person is told.</summary>
public static class Retries
{
    /// <summary>Storage and the like: six tries within about five minutes.</summary>
    public static TaskOptions Storage { get; } =
        TaskOptions.FromRetryPolicy(new RetryPolicy(6, TimeSpan.FromSeconds(5), backoffCoefficient: 2.5));
}
