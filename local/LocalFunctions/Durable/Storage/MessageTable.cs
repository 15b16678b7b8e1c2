using LocalFunctions.Durable.History;
using Microsoft.Data.Sqlite;

namespace LocalFunctions.Durable.Storage;

/// <summary>Arrivals that no step has taken yet, in order.</summary>
internal sealed class MessageTable(SqliteConnection connection, Func<string, Statement> prepare)
{
    private readonly Statement insert = prepare(
        "INSERT INTO messages (row, key, generation, arrival) VALUES ($0, $1, $2, $3)"
    );
    private readonly Statement delete = prepare("DELETE FROM messages WHERE row = $0");
    private readonly Statement all = prepare("SELECT key, generation, arrival, row FROM messages ORDER BY row");
    private long last = connection.Number("SELECT coalesce(max(row), 0) FROM messages");

    public Message Insert(long key, int? generation, Arrival arrival)
    {
        insert.Run(++last, key, generation, HistoryJson.Write(arrival));
        return new Message(key, generation, arrival, new Origin(OriginKind.Messages, last));
    }

    public void Delete(long row) => delete.Run(row);

    public List<UnreadMessage> All() =>
        all.Rows(row => new UnreadMessage(row.GetInt64(3), row.GetInt64(0), row.Generation(1), row.GetString(2)));
}
