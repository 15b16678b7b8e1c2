using System.Globalization;

namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>The ETag of an entity: its Timestamp, with escaped colons, as the service writes it.</summary>
internal static class EntityTag
{
    private const string Start = "W/\"datetime'";
    private const string Colon = "%3A";
    private const string End = "'\"";
    private const int Length = 46;

    public static string Of(long stamp)
    {
        Span<char> text = stackalloc char[28];
        new DateTime(stamp, DateTimeKind.Utc).TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        return $"{Start}{text[..13]}{Colon}{text[14..16]}{Colon}{text[17..]}{End}";
    }

    /// <summary>The condition of an If-Match header: null for <c>*</c>; a tag that is none of ours fits no entity.</summary>
    public static long? Condition(string header) => header == "*" ? null : Stamp(header) ?? -1;

    private static long? Stamp(string tag)
    {
        if (tag.Length != Length || !tag.StartsWith(Start, StringComparison.Ordinal))
            return null;
        var escaped = tag.AsSpan(Start.Length);
        var text = $"{escaped[..13]}:{escaped[16..18]}:{escaped[21..32]}";
        var parsed = DateTime.TryParseExact(
            text,
            "O",
            CultureInfo.InvariantCulture,
            DateTimeStyles.RoundtripKind,
            out var moment
        );
        return parsed && Of(moment.Ticks) == tag ? moment.Ticks : null;
    }
}
