using Delivery.Local.Durable.History;
using Microsoft.Data.Sqlite;

namespace Delivery.Local.Durable.Storage;

/// <summary>What was under way when the file was last closed, or its process killed.</summary>
internal static class Recovery
{
    /// <summary>The call under which a start put off until later stands among the timers.</summary>
    public const int DelayedStart = -1;

    public static List<Message> ReadyMessages(SqliteConnection connection)
    {
        using var messages = new Statement(
            connection,
            "SELECT key, generation, arrival, row FROM messages ORDER BY row"
        );
        using var timers = new Statement(
            connection,
            "SELECT key, call, generation FROM timers WHERE fired = 1 ORDER BY due, key, call"
        );
        return [.. messages.Rows(ReadMessage), .. timers.Rows(ReadTimer)];
    }

    public static List<ActivityTask> OpenTasks(SqliteConnection connection)
    {
        using var purged = new Statement(connection, "DELETE FROM tasks WHERE key NOT IN (SELECT key FROM instances)");
        purged.Run();
        using var tasks = new Statement(
            connection,
            "SELECT row, tasks.key, id, tasks.generation, call, tasks.name, tasks.input "
                + "FROM tasks JOIN instances ON instances.key = tasks.key ORDER BY row"
        );
        return tasks.Rows(row => new ActivityTask(
            row.GetInt64(0),
            row.GetInt64(1),
            row.GetString(2),
            row.GetInt32(3),
            row.GetInt32(4),
            row.GetString(5),
            row.Text(6)
        ));
    }

    public static Message ReadTimer(SqliteDataReader row)
    {
        var call = row.GetInt32(1);
        return new Message(
            row.GetInt64(0),
            row.GetInt32(2),
            call == DelayedStart ? new Started() : new TimerFired(call),
            new Origin(OriginKind.Timers, call)
        );
    }

    private static Message ReadMessage(SqliteDataReader row) =>
        new(
            row.GetInt64(0),
            row.IsDBNull(1) ? null : row.GetInt32(1),
            ReadArrival(row.GetString(2)),
            new Origin(OriginKind.Messages, row.GetInt64(3))
        );

    /// <summary>A message that cannot be read breaks its own instance, and no other.</summary>
    private static Arrival ReadArrival(string json)
    {
        try
        {
            return HistoryJson.ReadArrival(json);
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or InvalidCastException)
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
