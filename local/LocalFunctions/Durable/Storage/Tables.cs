using LocalFunctions.Durable.History;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Storage;

/// <summary>Every change to the file, one short statement each. Used by the writer alone, inside its transaction.</summary>
internal sealed class Tables : IDisposable
{
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement rollback;
    private readonly Statement insertHistory;
    private readonly Statement insertStep;
    private readonly Statement deleteHistory;
    private readonly Statement history;

    public Tables(Connection connection)
    {
        Connection = connection;
        begin = connection.Prepared("BEGIN IMMEDIATE");
        commit = connection.Prepared("COMMIT");
        rollback = connection.Prepared("ROLLBACK");
        insertHistory = connection.Prepared("INSERT INTO history (key, step, at, events) VALUES (?1, ?2, ?3, ?4)");
        insertStep = connection.Prepared(
            $"INSERT INTO history (key, step, at, events) SELECT ?1, ?3, ?4, ?5 FROM instances WHERE {InstanceTable.Live}"
        );
        deleteHistory = connection.Prepared("DELETE FROM history WHERE key = ?1");
        history = connection.Prepared("SELECT step, at, events FROM history WHERE key = ?1 ORDER BY step");
        Instances = new InstanceTable(connection);
        Messages = new MessageTable(connection);
        Tasks = new TaskTable(connection);
        Timers = new TimerTable(connection);
        SetAside = new SetAsideTable(connection);
    }

    public Connection Connection { get; }
    public InstanceTable Instances { get; }
    public MessageTable Messages { get; }
    public TaskTable Tasks { get; }
    public TimerTable Timers { get; }
    public SetAsideTable SetAside { get; }

    public void Begin() => begin.Run();

    public void Commit() => commit.Run();

    /// <summary>Takes the open transaction back, if the failure has not done so already.</summary>
    public void Rollback()
    {
        Timers.Changed = true;
        if (Connection.InTransaction)
            rollback.Run();
    }

    public void InsertHistory(long key, int step, DateTimeOffset at, byte[] events) =>
        insertHistory.Run(key, step, at.UtcTicks, events);

    /// <summary>False, and nothing done, where that generation of the instance has ended or is no more.</summary>
    public bool InsertStep(InstanceRecord instance, int step, DateTimeOffset at, byte[] events) =>
        insertStep.Run(instance.Key, instance.Generation, step, at.UtcTicks, events) > 0;

    public void DeleteHistory(long key) => deleteHistory.Run(key);

    public List<RecordedStep> History(long key) =>
        history.Rows(row => new StoredStep(row.Int(0), row.Time(1), row.Text(2)).Parse(), key);

    /// <summary>Takes a message out of where it was kept.</summary>
    public void Delete(Message taken)
    {
        switch (taken.Origin.Kind)
        {
            case OriginKind.Messages:
                Messages.Delete(taken.Origin.Row);
                break;
            case OriginKind.Tasks:
                Tasks.Delete(taken.Origin.Row);
                break;
            case OriginKind.Timers:
                Timers.Delete(taken.Key, (int)taken.Origin.Row, taken.Generation ?? 0);
                break;
        }
    }

    /// <summary>Removes an instance. What is still under way to it is dropped where it arrives.</summary>
    public void Purge(long key)
    {
        Instances.Delete(key);
        Timers.DeleteAll(key);
        SetAside.DeleteAll(key);
        DeleteHistory(key);
    }

    public void Dispose() => Connection.Dispose();
}
