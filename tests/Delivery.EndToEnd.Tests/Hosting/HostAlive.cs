namespace Delivery.EndToEnd.Tests.Hosting;

/// <summary>Whether the host answers just now: closed while it is killed and started again.</summary>
public sealed class HostAlive
{
    private TaskCompletionSource open = Opened();

    public Task WaitAsync() => open.Task;

    public void Close() => open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => open.TrySetResult();

    private static TaskCompletionSource Opened()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.SetResult();
        return source;
    }
}
