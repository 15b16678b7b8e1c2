using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable;

/// <summary>An id that is taken by an instance still alive.</summary>
internal static class DuplicateInstance
{
    public static string Sentence(string id, OrchestrationRuntimeStatus status) =>
        $"An orchestration instance with id '{id}' and status {status} already exists.";

    public static TaskFailureDetails Failure(string id, OrchestrationRuntimeStatus status) =>
        Durable.Failure.Because<InvalidOperationException>(Sentence(id, status));
}
