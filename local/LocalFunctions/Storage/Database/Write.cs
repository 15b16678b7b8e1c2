namespace LocalFunctions.Storage.Database;

/// <summary>
/// A change waiting for its turn. Applied inside the writer's transaction, answered once that is committed.
/// </summary>
internal abstract class Write
{
    private TaskCompletionSource? done;
    private Exception? failure;

    /// <summary>Makes the change, or decides that it may not be made; leaves its own result in its fields.</summary>
    public abstract void Apply(Connection connection, Stamps stamps);

    /// <summary>Whether the change is more than one statement, so that it needs a transaction even when it is alone.</summary>
    public virtual bool HasManySteps => false;

    /// <summary>What only the committed change may alter, such as the names kept in memory.</summary>
    public virtual void Committed() { }

    internal Task Awaited()
    {
        done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return done.Task;
    }

    internal void Fail(Exception exception) => failure = exception;

    internal void Finish()
    {
        if (failure is null)
            done?.SetResult();
        else
            done?.SetException(failure);
    }

    internal void ThrowIfFailed()
    {
        if (failure is not null)
            throw failure;
    }
}
