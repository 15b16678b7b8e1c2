using Microsoft.DurableTask;

namespace LocalFunctions.Durable.Replay;

/// <summary>A call of the orchestrator that has no answer yet.</summary>
internal abstract class OpenCall(string name, int id)
{
    protected string Name { get; } = name;
    protected int Id { get; } = id;

    public abstract void Complete(string? result);

    public abstract void Fail(TaskFailureDetails failure, bool final);
}

internal sealed class OpenCall<T>(string name, int id) : OpenCall(name, id)
{
    private readonly TaskCompletionSource<T> answer = new();

    public Task<T> Task => answer.Task;

    public override void Complete(string? result)
    {
        try
        {
            answer.SetResult(DurableJson.Read<T>(result)!);
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or NotSupportedException)
        {
            answer.SetException(
                new InvalidOperationException(
                    $"The result of '{Name}' (#{Id}) cannot be read as {typeof(T)}: {unreadable.Message}",
                    unreadable
                )
            );
        }
    }

    public override void Fail(TaskFailureDetails failure, bool final)
    {
        var exception = new TaskFailedException(Name, Id, failure);
        if (final)
            exception.Data[Retrying.NeverRetry] = true;
        answer.SetException(exception);
    }
}
