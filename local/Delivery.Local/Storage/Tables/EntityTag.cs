using System.Globalization;

namespace Delivery.Local.Storage.Tables;

/// <summary>The ETag of an entity: its Timestamp, as the service writes it.</summary>
internal static class EntityTag
{
    private const string Prefix = "W/\"datetime'";
    private const string Format = "yyyy-MM-dd'T'HH'%3A'mm'%3A'ss.fffffff'Z'";

    public static string Of(long stamp) =>
        $"{Prefix}{new DateTime(stamp, DateTimeKind.Utc).ToString(Format, CultureInfo.InvariantCulture)}'\"";

    /// <summary>The condition of an If-Match header: null for <c>*</c>; a tag that is none of ours fits no entity.</summary>
    public static long? Condition(string header)
    {
        if (header == "*")
            return null;
        return
            header.StartsWith(Prefix, StringComparison.Ordinal)
            && header.Length > Prefix.Length + 2
            && DateTime.TryParseExact(
                header.AsSpan()[Prefix.Length..^2],
                Format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var moment
            )
            ? moment.Ticks
            : -1;
    }
}
