using LocalFunctions.Durable.History;
using Microsoft.Data.Sqlite;
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

    private const string ByKey = $"SELECT {Columns} FROM instances WHERE key = $0";
    private const string ById = $"SELECT {Columns} FROM instances WHERE id = $0";
    private const string ByParent = $"SELECT {Columns} FROM instances WHERE parent_key = $0 ORDER BY key";

    public static StoredInstance? Find(ReadConnection connection, long key) => connection[ByKey].One(From, key);

    public static StoredInstance? Find(ReadConnection connection, string id) => connection[ById].One(From, id);

    public static List<StoredInstance> Children(ReadConnection connection, long key) =>
        connection[ByParent].Rows(From, key);

    /// <param name="condition">With the order; its last value is the row to begin beyond.</param>
    public static List<StoredInstance> Where(
        ReadConnection connection,
        string condition,
        ReadOnlySpan<object?> values,
        long after,
        int count
    ) =>
        connection[$"SELECT {Columns} FROM instances WHERE {condition} LIMIT ${values.Length + 1}"]
            .Rows(From, [.. values, after, count]);

    private static StoredInstance From(SqliteDataReader row) =>
        new(
            new InstanceRecord(
                row.GetInt64(0),
                row.GetString(1),
                row.GetString(2),
                (OrchestrationRuntimeStatus)row.GetInt32(3),
                row.GetInt32(4),
                row.Time(5),
                row.Text(6),
                row.Text(7),
                row.IsDBNull(8)
                    ? null
                    : new ParentLink(
                        row.GetInt64(8),
                        row.GetString(9),
                        row.GetString(10),
                        row.GetInt32(11),
                        row.GetInt32(12)
                    ),
                row.GetString(16)
            ),
            row.Time(15),
            row.Text(13),
            HistoryJson.ReadFailure(row.Text(14))
        );
}
