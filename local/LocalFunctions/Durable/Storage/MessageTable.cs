using LocalFunctions.Durable.History;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Storage;

/// <summary>Arrivals that no step has taken yet, in order.</summary>
internal sealed class MessageTable(Connection connection)
{
    private readonly Statement insert = connection.Prepared(
        "INSERT INTO messages (row, key, generation, arrival) VALUES (?1, ?2, ?3, ?4)"
    );
    private readonly Statement delete = connection.Prepared("DELETE FROM messages WHERE row = ?1");
    private readonly Statement all = connection.Prepared(
        "SELECT key, generation, arrival, row FROM messages ORDER BY row"
    );
    private long last = connection.Number("SELECT coalesce(max(row), 0) FROM messages");

    public Message Insert(long key, int? generation, Arrival arrival, InstanceRecord? begins = null)
    {
        insert.Run(++last, key, generation, HistoryJson.Write(arrival));
        return new Message(key, generation, arrival, new Origin(OriginKind.Messages, last), begins);
    }

    public void Delete(long row) => delete.Run(row);

    public List<UnreadMessage> All() =>
        all.Rows(row => new UnreadMessage(row.Long(3), row.Long(0), row.Generation(1), row.Text(2)));
}
