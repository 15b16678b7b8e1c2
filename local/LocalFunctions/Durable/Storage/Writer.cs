using System.Diagnostics;
using System.Runtime.InteropServices;
using LocalFunctions.Durable.Dispatch;
using LocalFunctions.Measuring;

namespace LocalFunctions.Durable.Storage;

/// <summary>
/// The only one to write. Whatever has queued up while one commit ran goes into the next one together; should such a
/// group fail, each of its writes is tried alone, so that a bad one takes no other with it.
/// </summary>
internal sealed class Writer : IDisposable
{
    private const int LargestGroup = 1000;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim queued = new(0);
    private readonly Tables tables;
    private readonly Action<DateTimeOffset?> committed;
    private readonly Action<Write, Exception?> tell;
    private readonly OneAtATime? turns;
    private readonly Work commits;
    private readonly Thread? thread;
    private bool isWriting;
    private List<Write> queue = [];
    private List<Write> spare = [];
    private DateTimeOffset? nextDue;
    private bool closing;

    /// <param name="tables">The file; closed with the writer.</param>
    /// <param name="committed">Runs at once and after each commit with the moment of the earliest timer.</param>
    /// <param name="tell">Runs once for each write when it is durable, or has failed for good.</param>
    /// <param name="turns">If given, each write is done at once and alone, by whoever asks for it.</param>
    /// <param name="tally">Counts and times the commits.</param>
    public Writer(
        Tables tables,
        Action<DateTimeOffset?> committed,
        Action<Write, Exception?> tell,
        OneAtATime? turns,
        Tally tally
    )
    {
        this.turns = turns;
        this.tables = tables;
        this.committed = committed;
        this.tell = tell;
        commits = tally.Of(WorkKind.Log, "commit");
        nextDue = tables.Timers.Next();
        committed(nextDue);
        if (turns is not null)
            return;
        thread = new Thread(Run) { IsBackground = true, Name = "durable writer" };
        thread.Start();
    }

    /// <summary>False once closing: what is not queued by then never happened, as after a kill.</summary>
    public bool TryEnqueue(Write write)
    {
        lock (gate)
        {
            if (closing)
                return false;
            queue.Add(write);
            if (queue.Count == 1)
                queued.Release();
        }
        if (turns is not null)
            WriteNow();
        return true;
    }

    /// <summary>Writes what is queued, then closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (closing)
                return;
            closing = true;
            queued.Release();
        }
        thread?.Join();
        queued.Dispose();
        tables.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            queued.Wait();
            var batch = Take();
            if (batch.Count == 0 && closing)
                return;
            for (var rest = CollectionsMarshal.AsSpan(batch); rest.Length > 0; )
            {
                var group = rest[..Math.Min(rest.Length, LargestGroup)];
                WriteTogether(group);
                rest = rest[group.Length..];
            }
            batch.Clear();
        }
    }

    // What follows from a write, and is asked for while it is told, comes after it.
    private void WriteNow()
    {
        if (isWriting)
            return;
        isWriting = true;
        for (var batch = Take(); batch.Count > 0; batch = Take())
        {
            foreach (var write in batch)
                WriteTogether([write]);
            batch.Clear();
        }
        isWriting = false;
    }

    // Cleared by whoever took it, before the next is taken.
    private List<Write> Take()
    {
        lock (gate)
        {
            (queue, spare) = (spare, queue);
            return spare;
        }
    }

    private void WriteTogether(ReadOnlySpan<Write> group)
    {
        if (Transact(group) is { } reason)
        {
            foreach (var write in group)
                tell(write, group.Length == 1 ? reason : Transact([write]));
        }
        else
        {
            foreach (var write in group)
                tell(write, null);
        }
    }

    private Exception? Transact(ReadOnlySpan<Write> group)
    {
        try
        {
            turns?.BeforeWrite();
            var since = Stopwatch.GetTimestamp();
            tables.Begin();
            foreach (var write in group)
                write.Perform(tables);
            if (tables.Timers.Changed)
                nextDue = tables.Timers.Next();
            committed(nextDue);
            tables.Commit();
            commits.Add(since);
        }
        catch (Exception failed)
        {
            tables.Rollback();
            return failed;
        }
        turns?.AfterWrite();
        committed(nextDue);
        return null;
    }
}
