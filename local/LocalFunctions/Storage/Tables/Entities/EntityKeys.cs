namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>The rules for PartitionKey and RowKey: at most 512 characters (1 KiB), none of <c>/ \ # ?</c>, no control characters.</summary>
internal static class EntityKeys
{
    private const int MostCharacters = 512;

    public static TableError? Refusal(string partitionKey, string rowKey) =>
        RefusalOf("PartitionKey", partitionKey) ?? RefusalOf("RowKey", rowKey);

    private static TableError? RefusalOf(string property, string key)
    {
        if (key.Length > MostCharacters)
            return TableError.KeyTooLarge;
        foreach (var character in key)
            if (character is '/' or '\\' or '#' or '?' || char.IsControl(character))
                return TableError.OutOfRange(property, key);
        return null;
    }
}
