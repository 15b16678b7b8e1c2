using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable;

public sealed record InstanceCount(string Name, OrchestrationRuntimeStatus Status, int Count);
