using Delivery.Local.Durable.History;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Delivery.Local.Durable.Storage;

/// <summary>Every change to the file, one short statement each. Used by the writer alone, inside its transaction.</summary>
internal sealed class Tables : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly List<Statement> statements = [];
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement rollback;
    private readonly Statement insertInstance;
    private readonly Statement findInstance;
    private readonly Statement children;
    private readonly Statement liveChildren;
    private readonly Statement isLive;
    private readonly Statement setStatus;
    private readonly Statement setCustomStatus;
    private readonly Statement endInstance;
    private readonly Statement nextGeneration;
    private readonly Statement insertHistory;
    private readonly Statement deleteHistory;
    private readonly Statement insertMessage;
    private readonly Statement deleteMessage;
    private readonly Statement insertTask;
    private readonly Statement deleteTask;
    private readonly Statement insertTimer;
    private readonly Statement deleteTimer;
    private readonly Statement deleteTimers;
    private readonly Statement dueTimers;
    private readonly Statement fireTimer;
    private readonly Statement nextDue;
    private readonly Statement[] deleteAll;
    private long lastKey;
    private long lastRow;

    public Tables(SqliteConnection connection)
    {
        this.connection = connection;
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        rollback = Prepare("ROLLBACK");
        insertInstance = Prepare(
            "INSERT INTO instances (key, id, name, status, generation, created, updated, input, parent_key, parent_id, "
                + "parent_name, parent_generation, parent_call) VALUES ($0, $1, $2, $3, 0, $4, $4, $5, $6, $7, $8, $9, $10)"
        );
        findInstance = Prepare("SELECT key, status FROM instances WHERE id = $0");
        children = Prepare("SELECT id FROM instances WHERE parent_key = $0");
        liveChildren = Prepare("SELECT id FROM instances WHERE parent_key = $0 AND status IN (0, 6, 7)");
        isLive = Prepare("SELECT 1 FROM instances WHERE key = $0 AND generation = $1 AND status IN (0, 6, 7)");
        setStatus = Prepare("UPDATE instances SET status = $1, updated = $2 WHERE key = $0");
        setCustomStatus = Prepare("UPDATE instances SET custom_status = $1 WHERE key = $0");
        endInstance = Prepare(
            "UPDATE instances SET status = $1, updated = $2, output = $3, failure = $4 WHERE key = $0"
        );
        nextGeneration = Prepare(
            "UPDATE instances SET generation = $1, updated = $2, input = $3, status = $4 WHERE key = $0"
        );
        insertHistory = Prepare("INSERT INTO history (key, step, at, events) VALUES ($0, $1, $2, $3)");
        deleteHistory = Prepare("DELETE FROM history WHERE key = $0");
        insertMessage = Prepare("INSERT INTO messages (row, key, generation, arrival) VALUES ($0, $1, $2, $3)");
        deleteMessage = Prepare("DELETE FROM messages WHERE row = $0");
        insertTask = Prepare(
            "INSERT INTO tasks (row, key, generation, call, name, input) VALUES ($0, $1, $2, $3, $4, $5)"
        );
        deleteTask = Prepare("DELETE FROM tasks WHERE row = $0");
        insertTimer = Prepare("INSERT INTO timers (key, call, generation, due) VALUES ($0, $1, $2, $3)");
        deleteTimer = Prepare("DELETE FROM timers WHERE key = $0 AND call = $1 AND generation = $2");
        deleteTimers = Prepare("DELETE FROM timers WHERE key = $0");
        dueTimers = Prepare(
            "SELECT key, call, generation FROM timers WHERE fired = 0 AND due <= $0 ORDER BY due, key, call LIMIT 1000"
        );
        fireTimer = Prepare("UPDATE timers SET fired = 1 WHERE key = $0 AND call = $1");
        nextDue = Prepare("SELECT min(due) FROM timers WHERE fired = 0");
        deleteAll = [Prepare("DELETE FROM instances WHERE key = $0"), deleteHistory, deleteTimers];
        using var last = connection.CreateCommand();
        last.CommandText = "SELECT coalesce(max(key), 0) FROM instances";
        lastKey = (long)last.ExecuteScalar()!;
        last.CommandText =
            "SELECT max(coalesce((SELECT max(row) FROM messages), 0), coalesce((SELECT max(row) FROM tasks), 0))";
        lastRow = (long)last.ExecuteScalar()!;
    }

    /// <summary>Whether the open transaction changed what becomes due, and when.</summary>
    public bool TimersChanged { get; private set; } = true;

    public void Begin() => begin.Run();

    public void Commit() => commit.Run();

    /// <summary>Takes the open transaction back, if the failure has not done so already.</summary>
    public void Rollback()
    {
        TimersChanged = true;
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            rollback.Run();
    }

    /// <summary>A key, or a row of messages and tasks, that was never used before.</summary>
    public long NewKey() => ++lastKey;

    private long NewRow() => ++lastRow;

    public (long Key, OrchestrationRuntimeStatus Status)? Find(string id) =>
        findInstance.One(
            row => ((long, OrchestrationRuntimeStatus)?)(row.GetInt64(0), (OrchestrationRuntimeStatus)row.GetInt32(1)),
            id
        );

    public List<string> Children(long key) => children.Rows(row => row.GetString(0), key);

    public List<string> LiveChildren(long key) => liveChildren.Rows(row => row.GetString(0), key);

    public bool IsLive(long key, int generation) => isLive.One(_ => true, key, generation);

    public void Insert(InstanceRecord one) =>
        insertInstance.Run(
            one.Key,
            one.Id,
            one.Name,
            (int)one.Status,
            one.CreatedAt.UtcTicks,
            one.Input,
            one.Parent?.Key,
            one.Parent?.Id,
            one.Parent?.Name,
            one.Parent?.Generation,
            one.Parent?.Call
        );

    public void SetStatus(long key, OrchestrationRuntimeStatus status, DateTimeOffset at) =>
        setStatus.Run(key, (int)status, at.UtcTicks);

    public void SetCustomStatus(long key, string? status) => setCustomStatus.Run(key, status);

    public void End(
        long key,
        OrchestrationRuntimeStatus status,
        DateTimeOffset at,
        string? output,
        TaskFailureDetails? failure
    ) => endInstance.Run(key, (int)status, at.UtcTicks, output, HistoryJson.Write(failure));

    public void NextGeneration(long key, int generation, DateTimeOffset at, string? input)
    {
        nextGeneration.Run(key, generation, at.UtcTicks, input, (int)OrchestrationRuntimeStatus.Running);
        deleteHistory.Run(key);
    }

    public void InsertHistory(long key, int step, DateTimeOffset at, string events) =>
        insertHistory.Run(key, step, at.UtcTicks, events);

    public Message Insert(long key, int? generation, Arrival arrival)
    {
        var row = NewRow();
        insertMessage.Run(row, key, generation, HistoryJson.Write(arrival));
        return new Message(key, generation, arrival, new Origin(OriginKind.Messages, row));
    }

    public ActivityTask Insert(InstanceRecord instance, ActivityScheduled call)
    {
        var row = NewRow();
        insertTask.Run(row, instance.Key, instance.Generation, call.Id, call.Name, call.Input);
        return new ActivityTask(row, instance.Key, instance.Id, instance.Generation, call.Id, call.Name, call.Input);
    }

    public void InsertTimer(long key, int call, int generation, DateTimeOffset due)
    {
        TimersChanged = true;
        insertTimer.Run(key, call, generation, due.UtcTicks);
    }

    public void DeleteTimer(long key, int call, int generation)
    {
        TimersChanged = true;
        deleteTimer.Run(key, call, generation);
    }

    public void DeleteTimers(long key)
    {
        TimersChanged = true;
        deleteTimers.Run(key);
    }

    /// <summary>Takes a message out of where it was kept.</summary>
    public void Delete(Message taken)
    {
        switch (taken.Origin.Kind)
        {
            case OriginKind.Messages:
                deleteMessage.Run(taken.Origin.Row);
                break;
            case OriginKind.Tasks:
                deleteTask.Run(taken.Origin.Row);
                break;
            case OriginKind.Timers:
                DeleteTimer(taken.Key, (int)taken.Origin.Row, taken.Generation ?? 0);
                break;
        }
    }

    /// <summary>Marks what is due as fired, in the order of its moments, a thousand at a time.</summary>
    public List<Message> Fire(DateTimeOffset now)
    {
        var due = dueTimers.Rows(Recovery.ReadTimer, now.UtcTicks);
        foreach (var timer in due)
            fireTimer.Run(timer.Key, timer.Origin.Row);
        TimersChanged = true;
        return due;
    }

    public DateTimeOffset? NextDue()
    {
        TimersChanged = false;
        return nextDue.One(row => row.IsDBNull(0) ? (DateTimeOffset?)null : row.Time(0));
    }

    /// <summary>Removes an instance. What is still under way to it is dropped where it arrives.</summary>
    public void Purge(long key)
    {
        TimersChanged = true;
        foreach (var delete in deleteAll)
            delete.Run(key);
    }

    public List<Message> ReadyMessages() => Recovery.ReadyMessages(connection);

    public List<ActivityTask> OpenTasks() => Recovery.OpenTasks(connection);

    public void Dispose()
    {
        foreach (var statement in statements)
            statement.Dispose();
        connection.Dispose();
    }

    private Statement Prepare(string sql)
    {
        var statement = new Statement(connection, sql);
        statements.Add(statement);
        return statement;
    }
}
