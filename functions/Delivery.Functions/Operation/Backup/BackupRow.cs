using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace Delivery.Functions.Operation.Backup;

/// <summary>A row of any table as a line of text, with the types of its columns.</summary>
internal static class BackupRow
{
    private sealed record Line(string P, string R, Dictionary<string, string[]> C);

    public static string Write(TableEntity entity) =>
        JsonSerializer.Serialize(
            new Line(
                entity.PartitionKey,
                entity.RowKey,
                entity
                    .Where(column => column.Value is not null && !IsKept(column.Key))
                    .ToDictionary(column => column.Key, column => Typed(column.Value))
            )
        );

    /// <exception cref="InvalidDataException">The line is none of ours.</exception>
    public static TableEntity Read(string line)
    {
        var read =
            JsonSerializer.Deserialize<Line>(line) ?? throw new InvalidDataException("A line of a backup is empty.");
        var entity = new TableEntity(read.P, read.R);
        foreach (var (name, typed) in read.C)
            entity[name] = ValueOf(typed[0], typed[1]);
        return entity;
    }

    /// <summary>The same row, whatever its tag and the time at which it was written.</summary>
    public static bool AreSame(TableEntity one, TableEntity other) => Ordered(one).SequenceEqual(Ordered(other));

    private static IEnumerable<string> Ordered(TableEntity entity) =>
        entity
            .Where(column => column.Value is not null && !IsKept(column.Key))
            .OrderBy(column => column.Key, StringComparer.Ordinal)
            .SelectMany(column => Typed(column.Value).Prepend(column.Key));

    private static bool IsKept(string column) => column is "odata.etag" or "Timestamp" or "PartitionKey" or "RowKey";

    private static string[] Typed(object value) =>
        value switch
        {
            string text => ["s", text],
            int number => ["i", number.ToString(CultureInfo.InvariantCulture)],
            long number => ["l", number.ToString(CultureInfo.InvariantCulture)],
            bool yes => ["b", yes ? "1" : "0"],
            double number => ["d", number.ToString("R", CultureInfo.InvariantCulture)],
            DateTimeOffset moment => ["t", moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)],
            Guid id => ["g", id.ToString("N")],
            byte[] bytes => ["x", Convert.ToBase64String(bytes)],
            _ => throw new InvalidDataException($"A column of type {value.GetType().Name} cannot be backed up."),
        };

    private static object ValueOf(string type, string text) =>
        type switch
        {
            "s" => text,
            "i" => int.Parse(text, CultureInfo.InvariantCulture),
            "l" => long.Parse(text, CultureInfo.InvariantCulture),
            "b" => text == "1",
            "d" => double.Parse(text, CultureInfo.InvariantCulture),
            "t" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            "g" => Guid.ParseExact(text, "N"),
            "x" => Convert.FromBase64String(text),
            _ => throw new InvalidDataException($"A backup has a column of the unknown type {type}."),
        };
}
