namespace LocalFunctions.Storage.Tables;

/// <summary>What a request path names: a table, or one entity of it.</summary>
internal readonly record struct TableAddress(string Table, string? PartitionKey, string? RowKey)
{
    private const string PartitionPart = "(PartitionKey='";
    private const string RowPart = "',RowKey='";

    /// <summary>Reads <c>table</c>, <c>table()</c>, <c>Tables('table')</c> or <c>table(PartitionKey='a',RowKey='b')</c>.</summary>
    public static TableAddress Parse(ReadOnlySpan<char> escaped)
    {
        var open = escaped.IndexOf('(');
        if (open < 0)
            return new TableAddress(escaped.ToString(), null, null);
        var table = escaped[..open].ToString();
        var keys = escaped[open..];
        return keys.StartsWith(PartitionPart) ? WithKeys(table, keys) : new TableAddress(table, null, null);
    }

    /// <summary>The name inside <c>Tables('name')</c>, or null.</summary>
    public static string? NamedTable(ReadOnlySpan<char> escaped) =>
        escaped.StartsWith("Tables('", StringComparison.Ordinal) && escaped.EndsWith("')")
            ? Uri.UnescapeDataString(escaped[8..^2].ToString())
            : null;

    private static TableAddress WithKeys(string table, ReadOnlySpan<char> keys)
    {
        // The SDK escapes quotes inside keys, so the bare ones are the frame.
        var row = keys.IndexOf(RowPart);
        if (row < 0 || !keys.EndsWith("')"))
            throw new RequestRefusedException(TableError.InvalidInput("The entity address is malformed."));
        return new TableAddress(table, Key(keys[PartitionPart.Length..row]), Key(keys[(row + RowPart.Length)..^2]));
    }

    private static string Key(ReadOnlySpan<char> escaped) =>
        escaped.Contains('%') ? Uri.UnescapeDataString(escaped).Replace("''", "'") : escaped.ToString();
}
