using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Storage;

/// <summary>The committed steps of an instance's present generation.</summary>
internal static class StoredHistory
{
    private const string Sql = "SELECT step, at, events FROM history WHERE key = $0 ORDER BY step";

    public static List<StoredStep> Read(ReadConnection connection, long key) =>
        connection[Sql].Rows(row => new StoredStep(row.GetInt32(0), row.Time(1), row.GetString(2)), key);
}

internal sealed record StoredStep(int Number, DateTimeOffset At, string Events)
{
    /// <exception cref="System.Text.Json.JsonException">The file was tampered with.</exception>
    public RecordedStep Parse() => new(Number, At, HistoryJson.ReadEvents(Events));
}
