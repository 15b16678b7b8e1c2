using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace LocalFunctions.Storage.Database;

/// <summary>
/// The one writer. Whoever comes while it is idle writes at once, on his own thread; whoever comes while it is busy
/// waits in line, and everyone in line is committed together.
/// </summary>
internal sealed partial class Writer(Connection connection, Stamps stamps, ILogger logger) : IDisposable
{
    private const int MostInOneCommit = 256;
    private const int MostRounds = 4;
    private readonly ConcurrentQueue<Write> line = new();
    private readonly List<Write> group = new(MostInOneCommit);
    private int busy;
    private volatile bool closed;

    public ValueTask RunAsync(Write write)
    {
        if (TryEnter())
        {
            group.Add(write);
            CommitGroup();
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

    /// <returns>False while somebody writes, and once closed.</returns>
    public bool TryRead<T>(Func<Connection, T> read, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (closed || !TryEnter())
            return false;
        try
        {
            if (closed)
                return false;
            value = read(connection);
            return true;
        }
        finally
        {
            Leave();
        }
    }

    private bool TryEnter() => Interlocked.CompareExchange(ref busy, 1, 0) == 0;

    /// <summary>Serves the line before going; a long one is left to another thread, so that nobody is kept.</summary>
    private void Leave()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (!line.IsEmpty)
                CommitGroup();
            Volatile.Write(ref busy, 0);
            // Someone may have queued up just before the door was opened.
            Interlocked.MemoryBarrier();
            if (line.IsEmpty || !TryEnter())
                return;
        }
        ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.Leave(), this, preferLocal: false);
    }

    private void CommitGroup()
    {
        while (group.Count < MostInOneCommit && line.TryDequeue(out var waiting))
            group.Add(waiting);
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            ApplyGroup();
            foreach (var write in group)
                write.Committed();
        }
        catch (Exception exception)
        {
            // Whatever it was, nothing of the group happens and each caller is told.
            foreach (var write in group)
                write.Fail(exception);
            Undo();
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

    private void Undo()
    {
        stamps.Forget();
        try
        {
            if (!closed && connection.InTransaction)
                connection.Execute("ROLLBACK");
        }
        catch (DatabaseFailedException exception)
        {
            // The callers know already; what comes next fails at its BEGIN.
            NotUndone(exception);
        }
    }

    public void Dispose()
    {
        closed = true;
        SpinWait.SpinUntil(TryEnter);
        connection.Dispose();
        Volatile.Write(ref busy, 0);
    }

    [LoggerMessage(2102, LogLevel.Critical, "The storage could not undo a transaction")]
    private partial void NotUndone(Exception failure);
}
