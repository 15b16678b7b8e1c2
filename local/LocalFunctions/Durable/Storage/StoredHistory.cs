using LocalFunctions.Durable.History;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Storage;

/// <summary>The committed steps of an instance's present generation.</summary>
internal static class StoredHistory
{
    private const string Sql = "SELECT step, at, events FROM history WHERE key = ?1 ORDER BY step";

    public static List<StoredStep> Read(Connection connection, long key) =>
        connection.Prepared(Sql).Rows(row => new StoredStep(row.Int(0), row.Time(1), row.Text(2)), key);
}

internal sealed record StoredStep(int Number, DateTimeOffset At, string Events)
{
    /// <exception cref="System.Text.Json.JsonException">The file was tampered with.</exception>
    public RecordedStep Parse() => new(Number, At, HistoryJson.ReadEvents(Events));
}
