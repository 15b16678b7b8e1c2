using LocalFunctions.Durable.History;
using Microsoft.Data.Sqlite;

namespace LocalFunctions.Durable.Storage;

/// <summary>Activities whose answer no step has taken yet.</summary>
internal sealed class TaskTable(SqliteConnection connection, Func<string, Statement> prepare)
{
    private readonly Statement insert = prepare(
        "INSERT INTO tasks (row, key, generation, call, name, input) VALUES ($0, $1, $2, $3, $4, $5)"
    );
    private readonly Statement delete = prepare("DELETE FROM tasks WHERE row = $0");
    private readonly Statement deleteOf = prepare("DELETE FROM tasks WHERE key = $0");
    private readonly Statement deleteOrphans = prepare(
        "DELETE FROM tasks WHERE key NOT IN (SELECT key FROM instances)"
    );
    private readonly Statement all = prepare(
        "SELECT row, tasks.key, id, tasks.generation, call, tasks.name, tasks.input "
            + "FROM tasks JOIN instances ON instances.key = tasks.key ORDER BY row"
    );
    private long last = connection.Number("SELECT coalesce(max(row), 0) FROM tasks");

    public ActivityTask Insert(InstanceRecord instance, ActivityScheduled call) =>
        Insert(instance.Key, instance.Id, instance.Generation, call);

    public ActivityTask Insert(long key, string id, int generation, ActivityScheduled call)
    {
        insert.Run(++last, key, generation, call.Id, call.Name, call.Input);
        return new ActivityTask(last, key, id, generation, call.Id, call.Name, call.Input);
    }

    public void Delete(long row) => delete.Run(row);

    public void DeleteOf(long key) => deleteOf.Run(key);

    /// <summary>Those of purged instances are forgotten first.</summary>
    public List<ActivityTask> All()
    {
        deleteOrphans.Run();
        return all.Rows(row => new ActivityTask(
            row.GetInt64(0),
            row.GetInt64(1),
            row.GetString(2),
            row.GetInt32(3),
            row.GetInt32(4),
            row.GetString(5),
            row.Text(6)
        ));
    }
}
