using LocalFunctions.Durable.History;
using LocalFunctions.Storage.Database;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Storage;

/// <summary>One row for each instance, ended or not.</summary>
internal sealed class InstanceTable
{
    /// <summary>
    /// The row of the generation ?2 of the instance ?1, if that has not ended: running, pending or suspended. Written out
    /// because for a list (IN) SQLite builds a tree of its own at every run, and takes twice as long.
    /// </summary>
    public const string Live = "key = ?1 AND generation = ?2 AND (status = 0 OR status = 6 OR status = 7)";

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

    public InstanceTable(Connection connection)
    {
        insert = connection.Prepared(
            "INSERT INTO instances (key, id, name, status, generation, created, updated, input, parent_key, parent_id, "
                + "parent_name, parent_generation, parent_call, version) VALUES (?1, ?2, ?3, ?4, 0, ?5, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        );
        find = connection.Prepared("SELECT key, status FROM instances WHERE id = ?1");
        ended = connection.Prepared("SELECT key, generation, status, output FROM instances WHERE id = ?1");
        isLive = connection.Prepared($"SELECT 1 FROM instances WHERE {Live}");
        children = connection.Prepared("SELECT id FROM instances WHERE parent_key = ?1");
        setStatus = connection.Prepared("UPDATE instances SET status = ?2, updated = ?3 WHERE key = ?1");
        setCustomStatus = connection.Prepared("UPDATE instances SET custom_status = ?2 WHERE key = ?1");
        end = connection.Prepared(
            "UPDATE instances SET status = ?2, updated = ?3, output = ?4, failure = ?5 WHERE key = ?1"
        );
        goOn = connection.Prepared(
            "UPDATE instances SET generation = ?2, updated = ?3, input = ?4, status = ?5, version = ?6 "
                + "WHERE key = ?1"
        );
        delete = connection.Prepared("DELETE FROM instances WHERE key = ?1");
        lastKey = connection.Number(LastKey);
    }

    /// <summary>A key that was never used before, so that nothing under way to an earlier instance reaches it.</summary>
    public long NewKey() => ++lastKey;

    public (long Key, OrchestrationRuntimeStatus Status)? Find(string id) =>
        find.One(row => ((long, OrchestrationRuntimeStatus)?)(row.Long(0), (OrchestrationRuntimeStatus)row.Int(1)), id);

    /// <summary>How it ended, if it did; null if there is none of that id.</summary>
    public EndedInstance? Ended(string id) =>
        ended.One(
            row => new EndedInstance(
                row.Long(0),
                row.Int(1),
                (OrchestrationRuntimeStatus)row.Int(2),
                row.TextOrNull(3)
            ),
            id
        );

    /// <summary>Whether that generation of it is there and has not ended.</summary>
    public bool IsLive(long key, int generation) => isLive.One(_ => true, key, generation);

    public List<string> Children(long key) => children.Rows(row => row.Text(0), key);

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
