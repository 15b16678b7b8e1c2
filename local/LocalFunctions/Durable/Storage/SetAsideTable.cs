using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Storage;

/// <summary>Messages taken out of the way of all others, until a person looks at them.</summary>
internal sealed class SetAsideTable(Connection connection)
{
    private const string Listed =
        "SELECT row, id, arrival, reason, at FROM set_aside LEFT JOIN instances USING (key) ORDER BY row LIMIT ?1";

    private readonly Statement insert = connection.Prepared(
        "INSERT INTO set_aside (row, key, generation, arrival, reason, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    );
    private readonly Statement find = connection.Prepared(
        "SELECT key, generation, arrival FROM set_aside WHERE row = ?1"
    );
    private readonly Statement delete = connection.Prepared("DELETE FROM set_aside WHERE row = ?1");
    private readonly Statement deleteAll = connection.Prepared("DELETE FROM set_aside WHERE key = ?1");
    private long last = connection.Number("SELECT coalesce(max(row), 0) FROM set_aside");

    public static List<SetAsideMessage> Read(Connection connection, int most) =>
        connection
            .Prepared(Listed)
            .Rows(
                row => new SetAsideMessage(row.Long(0), row.TextOrNull(1), row.Text(2), row.Text(3), row.Time(4)),
                most
            );

    public void Insert(UnreadMessage message, string reason, DateTimeOffset at) =>
        insert.Run(++last, message.Key, message.Generation, message.Arrival, reason, at.UtcTicks);

    public UnreadMessage? Find(long row) =>
        find.One(found => new UnreadMessage(row, found.Long(0), found.Generation(1), found.Text(2)), row);

    public void Delete(long row) => delete.Run(row);

    public void DeleteAll(long key) => deleteAll.Run(key);
}
