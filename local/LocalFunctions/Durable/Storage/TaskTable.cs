using LocalFunctions.Durable.History;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Storage;

/// <summary>Activities whose answer no step has taken yet.</summary>
internal sealed class TaskTable(Connection connection)
{
    private readonly Statement insert = connection.Prepared(
        "INSERT INTO tasks (row, key, generation, call, name, input) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    );
    private readonly Statement delete = connection.Prepared("DELETE FROM tasks WHERE row = ?1");
    private readonly Statement deleteOf = connection.Prepared("DELETE FROM tasks WHERE key = ?1");
    private readonly Statement deleteOrphans = connection.Prepared(
        "DELETE FROM tasks WHERE key NOT IN (SELECT key FROM instances)"
    );
    private readonly Statement all = connection.Prepared(
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
            row.Long(0),
            row.Long(1),
            row.Text(2),
            row.Int(3),
            row.Int(4),
            row.Text(5),
            row.TextOrNull(6)
        ));
    }
}
