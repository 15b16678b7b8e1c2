using LocalFunctions.Durable.History;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Storage;

/// <summary>One row for each instance, ended or not.</summary>
internal sealed class InstanceTable
{
    // What is still on its way to a purged instance, or was its child, keeps its key from being given again.
    private const string LastKey = """
        SELECT coalesce(max(last), 0) FROM (
            SELECT max(key) AS last FROM instances
            UNION ALL SELECT max(parent_key) FROM instances WHERE parent_key IS NOT NULL
            UNION ALL SELECT max(key) FROM messages
            UNION ALL SELECT max(key) FROM tasks
            UNION ALL SELECT max(key) FROM set_aside)
        """;
    private readonly Statement insert;
    private readonly Statement find;
    private readonly Statement ended;
    private readonly Statement isLive;
    private readonly Statement children;
    private readonly Statement setStatus;
    private readonly Statement setCustomStatus;
    private readonly Statement end;
    private readonly Statement goOn;
    private readonly Statement delete;
    private long lastKey;

    public InstanceTable(SqliteConnection connection, Func<string, Statement> prepare)
    {
        insert = prepare(
            "INSERT INTO instances (key, id, name, status, generation, created, updated, input, parent_key, parent_id, "
                + "parent_name, parent_generation, parent_call, version) VALUES ($0, $1, $2, $3, 0, $4, $4, $5, $6, $7, $8, $9, $10, $11)"
        );
        find = prepare("SELECT key, status FROM instances WHERE id = $0");
        ended = prepare("SELECT key, generation, status, output FROM instances WHERE id = $0");
        isLive = prepare("SELECT 1 FROM instances WHERE key = $0 AND generation = $1 AND status IN (0, 6, 7)");
        children = prepare("SELECT id FROM instances WHERE parent_key = $0");
        setStatus = prepare("UPDATE instances SET status = $1, updated = $2 WHERE key = $0");
        setCustomStatus = prepare("UPDATE instances SET custom_status = $1 WHERE key = $0");
        end = prepare("UPDATE instances SET status = $1, updated = $2, output = $3, failure = $4 WHERE key = $0");
        goOn = prepare(
            "UPDATE instances SET generation = $1, updated = $2, input = $3, status = $4, version = $5 "
                + "WHERE key = $0"
        );
        delete = prepare("DELETE FROM instances WHERE key = $0");
        lastKey = connection.Number(LastKey);
    }

    /// <summary>A key that was never used before, so that nothing under way to an earlier instance reaches it.</summary>
    public long NewKey() => ++lastKey;

    public (long Key, OrchestrationRuntimeStatus Status)? Find(string id) =>
        find.One(
            row => ((long, OrchestrationRuntimeStatus)?)(row.GetInt64(0), (OrchestrationRuntimeStatus)row.GetInt32(1)),
            id
        );

    /// <summary>How it ended, if it did; null if there is none of that id.</summary>
    public EndedInstance? Ended(string id) =>
        ended.One(
            row => new EndedInstance(
                row.GetInt64(0),
                row.GetInt32(1),
                (OrchestrationRuntimeStatus)row.GetInt32(2),
                row.Text(3)
            ),
            id
        );

    /// <summary>Whether that generation of it is there and has not ended.</summary>
    public bool IsLive(long key, int generation) => isLive.One(_ => true, key, generation);

    public List<string> Children(long key) => children.Rows(row => row.GetString(0), key);

    public void Insert(InstanceRecord one) =>
        insert.Run(
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
            one.Parent?.Call,
            one.Version
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
    ) => end.Run(key, (int)status, at.UtcTicks, output, HistoryJson.Write(failure));

    /// <summary>ContinueAsNew: the same instance, another generation.</summary>
    public void GoOn(long key, int generation, DateTimeOffset at, string? input, string version) =>
        goOn.Run(key, generation, at.UtcTicks, input, (int)OrchestrationRuntimeStatus.Running, version);

    public void Delete(long key) => delete.Run(key);
}

internal sealed record EndedInstance(long Key, int Generation, OrchestrationRuntimeStatus Status, string? Output);
