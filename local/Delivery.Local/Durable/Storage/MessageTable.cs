using System.Text.Json;
using Delivery.Local.Durable.History;
using Microsoft.Data.Sqlite;

namespace Delivery.Local.Durable.Storage;

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

    public List<Message> All() =>
        all.Rows(row => new Message(
            row.GetInt64(0),
            row.IsDBNull(1) ? null : row.GetInt32(1),
            Read(row.GetString(2)),
            new Origin(OriginKind.Messages, row.GetInt64(3))
        ));

    /// <summary>A message that cannot be read breaks its own instance, and no other.</summary>
    private static Arrival Read(string json)
    {
        try
        {
            return HistoryJson.ReadArrival(json);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or InvalidCastException)
        {
            var shown = json.Length > 200 ? json[..200] + "…" : json;
            return new Broken(
                Failure.Because<PoisonMessageException>(
                    $"A message cannot be read: {unreadable.Message} It begins: {shown}"
                )
            );
        }
    }
}
