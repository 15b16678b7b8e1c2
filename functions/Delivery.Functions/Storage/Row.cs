using Azure;
using Azure.Data.Tables;

namespace Delivery.Functions.Storage;

/// <summary>A value as it was read: the tag is what a later replace must still find.</summary>
public sealed record Stored<T>(T Value, ETag ETag, string PartitionKey, string RowKey);

/// <summary>A row of any table: its keys, a few columns to filter by, and the value as JSON.</summary>
public static class Row
{
    // A string property holds 64 KiB of UTF-16; longer values go on in Data1, Data2, ...
    private const int ChunkLength = 30_000;

    public static TableEntity Of<T>(
        string partition,
        string row,
        T value,
        params ReadOnlySpan<(string Name, object Value)> columns
    )
    {
        var entity = new TableEntity(partition, row);
        foreach (var (name, column) in columns)
            entity[name] = column;
        Write(entity, StoredJson.Write(value));
        return entity;
    }

    public static Stored<T> Read<T>(TableEntity entity) =>
        new(StoredJson.Read<T>(Json(entity)), entity.ETag, entity.PartitionKey, entity.RowKey);

    /// <summary>The row with its value's text changed, its other columns as they are; null where nothing changes.</summary>
    public static TableEntity? Rewritten(TableEntity entity, Func<string, string> change)
    {
        if (!entity.ContainsKey(DataColumn(0)))
            return null;
        var json = Json(entity);
        var changed = change(json);
        if (changed == json)
            return null;
        var row = new TableEntity(entity.PartitionKey, entity.RowKey);
        foreach (var (name, value) in entity.Where(column => !IsKept(column.Key)))
            row[name] = value;
        Write(row, changed);
        return row;
    }

    private static bool IsKept(string column) =>
        column is "odata.etag" or "Timestamp" or "PartitionKey" or "RowKey"
        || column.StartsWith("Data", StringComparison.Ordinal);

    private static void Write(TableEntity entity, string json)
    {
        for (var (at, chunk) = (0, 0); at < json.Length; at += ChunkLength, chunk++)
            entity[DataColumn(chunk)] = json.Substring(at, Math.Min(ChunkLength, json.Length - at));
    }

    private static string Json(TableEntity entity)
    {
        var json =
            entity.GetString(DataColumn(0)) ?? throw new InvalidDataException($"Row {entity.RowKey} has no data.");
        for (var chunk = 1; entity.GetString(DataColumn(chunk)) is { } more; chunk++)
            json += more;
        return json;
    }

    private static string DataColumn(int chunk) => chunk == 0 ? "Data" : $"Data{chunk}";
}
