namespace Delivery.Functions.Web;

/// <summary>
/// Reads one name of an enum, in capitals or not. <see cref="Enum.TryParse{TEnum}(string, bool, out TEnum)"/> also takes
/// numbers, and several names with commas as the sum of them, which is another value.
/// </summary>
public static class EnumNames
{
    /// <returns>Null where <paramref name="text"/> is none of the names.</returns>
    public static T? Read<T>(string? text)
        where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Enum.Parse<T>(found)
            : null;
}
