using Microsoft.DurableTask.Client;

namespace Delivery.Local.Durable;

public sealed record InstanceCount(string Name, OrchestrationRuntimeStatus Status, int Count);
