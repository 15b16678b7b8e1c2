using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Delivery.TestKit.Scripts;

/// <summary>What the orchestrator sees of a script.</summary>
internal sealed class ScriptedContext(
    string instanceId,
    string version,
    object? input,
    ScriptedAnswers answers,
    ScriptedTime time
) : TaskOrchestrationContext
{
    private int guids;

    public object? CustomStatus { get; private set; }

    public object? ContinuedWith { get; private set; }

    public override TaskName Name => "Scripted";

    public override string InstanceId => instanceId;

    public override string Version => version;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => time.Now.UtcDateTime;

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => Carried.Over<T>(input);

    public override Task<TResult> CallActivityAsync<TResult>(
        TaskName name,
        object? input = null,
        TaskOptions? options = null
    ) => Answer<TResult>(name, input, instanceId: null);

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName,
        object? input = null,
        TaskOptions? options = null
    ) => Answer<TResult>(orchestratorName, input, (options as SubOrchestrationOptions)?.InstanceId);

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) =>
        time.Timer("a timer", new DateTimeOffset(DateTime.SpecifyKind(fireAt, DateTimeKind.Utc)), cancellationToken);

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        time.Wait<T>(eventName, cancellationToken);

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        time.Note(eventName, payload, instanceId);

    public override void SetCustomStatus(object? customStatus) => CustomStatus = customStatus;

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinuedWith = newInput;

    public override Guid NewGuid() => new(++guids, 0, 0, new byte[8]);

    private async Task<TResult> Answer<TResult>(string name, object? input, string? instanceId)
    {
        time.Note(name, input, instanceId);
        if (answers.Take(name) is not { } answer)
            throw time.Disagree(
                $"{name} was called with {input ?? "nothing"}, and the script has no answer left for it."
            );
        var id = time.Calls.Count;
        if (answer.After > TimeSpan.Zero)
            await time.Timer(name, time.Now + answer.After, CancellationToken.None);
        return answer.Failure is { } failure
            ? throw new TaskFailedException(name, id, failure)
            : Carried.Over<TResult>(answer.Result)!;
    }
}
