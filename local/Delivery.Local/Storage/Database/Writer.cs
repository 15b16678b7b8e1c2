using System.Collections.Concurrent;

namespace Delivery.Local.Storage.Database;

/// <summary>
/// The one writer. Whoever comes while it is idle writes at once, on his own thread; whoever comes while it is busy
/// waits in line, and everyone in line is committed together.
/// </summary>
internal sealed class Writer(Connection connection, Stamps stamps) : IDisposable
{
    private const int MostInOneCommit = 256;
    private readonly ConcurrentQueue<Write> line = new();
    private readonly List<Write> group = new(MostInOneCommit);
    private int busy;
    private volatile bool closed;

    public ValueTask RunAsync(Write write)
    {
        if (line.IsEmpty && TryEnter())
        {
            CommitAlone(write);
            Leave();
            write.ThrowIfFailed();
            return ValueTask.CompletedTask;
        }
        var task = write.Awaited();
        line.Enqueue(write);
        if (TryEnter())
            Leave();
        return new ValueTask(task);
    }

    private bool TryEnter() => Interlocked.CompareExchange(ref busy, 1, 0) == 0;

    private void Leave()
    {
        // The one who leaves starts the work of those who came meanwhile, elsewhere, so that he is not kept.
        if (!line.IsEmpty)
            ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.ServeLine(), this, preferLocal: false);
        else
            Free();
    }

    private void Free()
    {
        Volatile.Write(ref busy, 0);
        Interlocked.MemoryBarrier();
        if (!line.IsEmpty && TryEnter())
            Leave();
    }

    private void ServeLine()
    {
        while (line.TryDequeue(out var write))
        {
            group.Add(write);
            if (group.Count == MostInOneCommit || line.IsEmpty)
                CommitGroup();
        }
        Free();
    }

    private void CommitAlone(Write write)
    {
        group.Add(write);
        CommitGroup();
    }

    private void CommitGroup()
    {
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            ApplyGroup();
            foreach (var write in group)
                write.Committed();
        }
        catch (Exception exception)
        {
            // Whatever it was, nothing of the group happened and each caller is told.
            Undo(exception);
        }
        foreach (var write in group)
            write.Finish();
        group.Clear();
    }

    private void ApplyGroup()
    {
        // A single statement commits itself; BEGIN and COMMIT would only be two more.
        var explicitly = group.Count > 1 || group[0].HasManySteps;
        if (explicitly)
            connection.Prepared("BEGIN IMMEDIATE").Run();
        foreach (var write in group)
            write.Apply(connection, stamps);
        if (explicitly)
            connection.Prepared("COMMIT").Run();
    }

    private void Undo(Exception exception)
    {
        stamps.Forget();
        if (!closed && connection.InTransaction)
            connection.Execute("ROLLBACK");
        foreach (var write in group)
            write.Fail(exception);
    }

    public void Dispose()
    {
        closed = true;
        SpinWait.SpinUntil(TryEnter);
        connection.Dispose();
        Volatile.Write(ref busy, 0);
    }
}
