using LocalFunctions.Durable.Storage;

namespace LocalFunctions.Durable.Client;

/// <summary>A change asked for by a caller, who is answered once it is durable.</summary>
internal sealed class Request<T>(Func<Write, Tables, T> apply) : Write
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Answer => answer.Task;

    protected override void Apply(Tables tables) => result = apply(this, tables);

    public override void Committed() => answer.SetResult(result!);

    public override void Failed(Exception reason) => answer.SetException(reason);
}
