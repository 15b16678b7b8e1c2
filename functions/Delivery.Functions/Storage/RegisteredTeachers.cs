namespace Delivery.Functions.Storage;

/// <summary>Many teachers of the register at once: neighbours are one read.</summary>
public static class RegisteredTeachers
{
    // Storage gives a thousand rows at once: others may lie between those asked for.
    public const int MostInOneRead = 500;

    /// <summary>Some teachers by id; who is not registered is missing.</summary>
    public static async Task<IReadOnlyDictionary<string, RegisteredTeacher>> OfAsync(
        this Register<RegisteredTeacher> teachers,
        IEnumerable<string> ids
    )
    {
        var found = new Dictionary<string, RegisteredTeacher>(StringComparer.Ordinal);
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Chunk(MostInOneRead))
        {
            var wanted = some.ToHashSet(StringComparer.Ordinal);
            await foreach (var row in teachers.BetweenAsync(some[0], some[^1]))
                if (wanted.Contains(row.RowKey))
                    found[row.RowKey] = row.Value;
        }

        return found;
    }
}
