using LocalFunctions.Durable.History;
using Microsoft.Data.Sqlite;

namespace LocalFunctions.Durable.Storage;

/// <summary>Messages taken out of the way of all others, until a person looks at them.</summary>
internal sealed class SetAsideTable(SqliteConnection connection, Func<string, Statement> prepare)
{
    private const string Listed =
        "SELECT row, id, arrival, reason, at FROM set_aside LEFT JOIN instances USING (key) ORDER BY row LIMIT $0";

    private readonly Statement insert = prepare(
        "INSERT INTO set_aside (row, key, generation, arrival, reason, at) VALUES ($0, $1, $2, $3, $4, $5)"
    );
    private readonly Statement find = prepare("SELECT key, generation, arrival FROM set_aside WHERE row = $0");
    private readonly Statement delete = prepare("DELETE FROM set_aside WHERE row = $0");
    private readonly Statement deleteAll = prepare("DELETE FROM set_aside WHERE key = $0");
    private long last = connection.Number("SELECT coalesce(max(row), 0) FROM set_aside");

    public static List<SetAsideMessage> Read(ReadConnection connection, int most) =>
        connection[Listed]
            .Rows(
                row => new SetAsideMessage(
                    row.GetInt64(0),
                    row.Text(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.Time(4)
                ),
                most
            );

    public void Insert(UnreadMessage message, string reason, DateTimeOffset at) =>
        insert.Run(++last, message.Key, message.Generation, message.Arrival, reason, at.UtcTicks);

    public UnreadMessage? Find(long row) =>
        find.One(found => new UnreadMessage(row, found.GetInt64(0), found.Generation(1), found.GetString(2)), row);

    public void Delete(long row) => delete.Run(row);

    public void DeleteAll(long key) => deleteAll.Run(key);
}
