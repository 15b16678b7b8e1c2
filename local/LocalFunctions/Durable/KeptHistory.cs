using System.Text.Json;
using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Replay;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalFunctions.Durable;

/// <summary>One committed step, as the file holds it.</summary>
public sealed record KeptStep(int Number, DateTimeOffset At, JsonElement Events);

/// <summary>
/// An instance's history taken out of the file, to be held against the orchestrator of another day: would what is under
/// way go on with it?
/// </summary>
public sealed record KeptHistory(
    string Id,
    string Name,
    string Version,
    string? Input,
    string? ParentName,
    string? ParentId,
    IReadOnlyList<KeptStep> Steps
)
{
    /// <summary>What was arrived at and decided, without times and contents: two histories of one shape prove the same.</summary>
    public string Shape =>
        string.Join(
            '\n',
            Steps.Select(step =>
                string.Join(
                    ", ",
                    step.Events.EnumerateArray()
                        .Select(one =>
                            $"{one.GetProperty("event")} {(one.TryGetProperty(nameof(Name), out var name) ? name : default)}"
                        )
                )
            )
        );

    /// <returns>What the orchestrator would do differently; null when the history fits.</returns>
    public string? MisfitWith(Orchestrator orchestrator)
    {
        var parent = ParentId is null ? null : new ParentLink(0, ParentId, ParentName!, 0, 0);
        var created = Steps.Count > 0 ? Steps[0].At : default;
        var instance = new InstanceRecord(
            1,
            Id,
            Name,
            OrchestrationRuntimeStatus.Running,
            0,
            created,
            Input,
            CustomStatus: null,
            parent,
            Version
        );
        var execution = new Execution(instance, orchestrator, NullLoggerFactory.Instance, Version, _ => { });
        foreach (var step in Steps)
        {
            execution.Repeat(new StoredStep(step.Number, step.At, step.Events.GetRawText()).Parse());
            if (execution.Outcome is Outcome.Ended { Failure: { } failure })
                return failure.ErrorMessage;
        }

        return null;
    }

    internal static KeptHistory Of(StoredInstance stored, IEnumerable<StoredStep> steps)
    {
        var kept = steps.Select(step => new KeptStep(
            step.Number,
            step.At,
            JsonSerializer.Deserialize<JsonElement>(step.Events)
        ));
        var record = stored.Record;
        return new KeptHistory(
            record.Id,
            record.Name,
            record.Version,
            record.Input,
            record.Parent?.Name,
            record.Parent?.Id,
            // The step in which it ended is no point at which anything is under way.
            [.. record.IsEnded ? kept.SkipLast(1) : kept]
        );
    }
}
