using LocalFunctions.Durable.History;
using Microsoft.Data.Sqlite;

namespace LocalFunctions.Durable.Storage;

/// <summary>Every change to the file, one short statement each. Used by the writer alone, inside its transaction.</summary>
internal sealed class Tables : IDisposable
{
    private readonly List<Statement> statements = [];
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement rollback;
    private readonly Statement insertHistory;
    private readonly Statement deleteHistory;
    private readonly Statement history;

    public Tables(SqliteConnection connection)
    {
        Connection = connection;
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        rollback = Prepare("ROLLBACK");
        insertHistory = Prepare("INSERT INTO history (key, step, at, events) VALUES ($0, $1, $2, $3)");
        deleteHistory = Prepare("DELETE FROM history WHERE key = $0");
        history = Prepare("SELECT step, at, events FROM history WHERE key = $0 ORDER BY step");
        Instances = new InstanceTable(connection, Prepare);
        Messages = new MessageTable(connection, Prepare);
        Tasks = new TaskTable(connection, Prepare);
        Timers = new TimerTable(Prepare);
        SetAside = new SetAsideTable(connection, Prepare);
    }

    public SqliteConnection Connection { get; }
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
        if (SQLitePCL.raw.sqlite3_get_autocommit(Connection.Handle) == 0)
            rollback.Run();
    }

    public void InsertHistory(long key, int step, DateTimeOffset at, string events) =>
        insertHistory.Run(key, step, at.UtcTicks, events);

    public void DeleteHistory(long key) => deleteHistory.Run(key);

    public List<RecordedStep> History(long key) =>
        history.Rows(row => new StoredStep(row.GetInt32(0), row.Time(1), row.GetString(2)).Parse(), key);

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

    public void Dispose()
    {
        foreach (var statement in statements)
            statement.Dispose();
        Connection.Dispose();
    }

    private Statement Prepare(string sql)
    {
        var statement = new Statement(Connection, sql);
        statements.Add(statement);
        return statement;
    }
}
