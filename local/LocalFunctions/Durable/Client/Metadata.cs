using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Client;

internal static class Metadata
{
    public static OrchestrationMetadata Of(StoredInstance stored, bool inputsAndOutputs) =>
        new(stored.Record.Name, stored.Record.Id)
        {
            RuntimeStatus = stored.Record.Status,
            CreatedAt = stored.Record.CreatedAt,
            LastUpdatedAt = stored.UpdatedAt,
            SerializedInput = inputsAndOutputs ? stored.Record.Input : null,
            SerializedOutput = inputsAndOutputs ? stored.Output : null,
            SerializedCustomStatus = inputsAndOutputs ? stored.Record.CustomStatus : null,
            FailureDetails = stored.Failure,
            // Without one the metadata refuses to read what it was not asked to bring along.
            DataConverter = inputsAndOutputs ? DurableJson.Converter : null,
        };
}
