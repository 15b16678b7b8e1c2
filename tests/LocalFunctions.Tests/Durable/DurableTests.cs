using LocalFunctions.Durable;

namespace LocalFunctions.Tests.Durable;

/// <summary>
/// Every behaviour holds twice: with live executions kept in memory, and with the whole history replayed at each step.
/// </summary>
public abstract class DurableTests(DurableOptions options) : IAsyncDisposable
{
    protected static readonly DurableOptions Live = new();
    protected static readonly DurableOptions Replayed = new() { CachedInstances = 0 };

    protected TestEngine Engine { get; } = new(options);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
