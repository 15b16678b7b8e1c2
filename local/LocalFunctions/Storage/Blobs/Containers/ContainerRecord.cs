using System.Text.Json;
using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Blobs.Containers;

/// <summary>A container as the database knows it.</summary>
internal sealed record ContainerRecord(string Name, long Stamp, IReadOnlyDictionary<string, string> Metadata)
{
    public static ContainerRecord Of(Statement row) =>
        new(row.Text(0), row.Long(1), JsonSerializer.Deserialize<Dictionary<string, string>>(row.Bytes(2))!);

    public static ContainerRecord? Find(Connection connection, string name)
    {
        var statement = connection.Prepared("SELECT name, stamp, metadata FROM containers WHERE name = ?");
        statement.Bind(0, name);
        try
        {
            return statement.Step() ? Of(statement) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>3 to 63 lower-case letters, digits and single hyphens, beginning and ending with none.</summary>
    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
        && name[0] != '-'
        && name[^1] != '-'
        && !name.Contains("--", StringComparison.Ordinal);
}
