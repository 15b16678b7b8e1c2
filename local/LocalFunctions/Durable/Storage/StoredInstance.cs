using LocalFunctions.Durable.History;
using LocalFunctions.Storage.Database;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Storage;

/// <summary>One row of the instances, whole.</summary>
internal sealed record StoredInstance(
    InstanceRecord Record,
    DateTimeOffset UpdatedAt,
    string? Output,
    TaskFailureDetails? Failure
)
{
    // A step that changes no state writes no instance row; its time stands in the history.
    private const string Columns =
        "key, id, name, status, generation, created, input, custom_status, parent_key, parent_id, parent_name, "
        + "parent_generation, parent_call, output, failure, max(updated, coalesce((SELECT at FROM history "
        + "WHERE history.key = instances.key ORDER BY step DESC LIMIT 1), 0)), version";

    private const string ByKey = $"SELECT {Columns} FROM instances WHERE key = ?1";
    private const string ById = $"SELECT {Columns} FROM instances WHERE id = ?1";
    private const string ByParent = $"SELECT {Columns} FROM instances WHERE parent_key = ?1 ORDER BY key";

    public static StoredInstance? Find(Connection connection, long key) => connection.Prepared(ByKey).One(From, key);

    public static StoredInstance? Find(Connection connection, string id) => connection.Prepared(ById).One(From, id);

    public static List<StoredInstance> Children(Connection connection, long key) =>
        connection.Prepared(ByParent).Rows(From, key);

    /// <param name="condition">With the order; its last value is the row to begin beyond.</param>
    public static List<StoredInstance> Where(
        Connection connection,
        string condition,
        ReadOnlySpan<Value> values,
        long after,
        int count
    ) =>
        connection
            .Prepared($"SELECT {Columns} FROM instances WHERE {condition} LIMIT ?{values.Length + 2}")
            .Rows(From, [.. values, after, count]);

    private static StoredInstance From(Statement row) =>
        new(
            new InstanceRecord(
                row.Long(0),
                row.Text(1),
                row.Text(2),
                (OrchestrationRuntimeStatus)row.Int(3),
                row.Int(4),
                row.Time(5),
                row.TextOrNull(6),
                row.TextOrNull(7),
                row.IsNull(8) ? null : new ParentLink(row.Long(8), row.Text(9), row.Text(10), row.Int(11), row.Int(12)),
                row.Text(16)
            ),
            row.Time(15),
            row.TextOrNull(13),
            HistoryJson.ReadFailure(row.TextOrNull(14))
        );
}
