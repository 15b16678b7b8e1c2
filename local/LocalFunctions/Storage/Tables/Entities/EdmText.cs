using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>The values of a request body as text, read or refused.</summary>
internal static class EdmText
{
    private static readonly SearchValues<byte> FractionMarks = SearchValues.Create(".eE"u8);

    /// <summary>The service keeps no earlier moment.</summary>
    private static readonly DateTime Earliest = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Whether a number would be read as a Double.</summary>
    public static bool IsFraction(ReadOnlySpan<byte> number) => number.ContainsAny(FractionMarks);

    public static T Parsed<T>(ReadOnlySpan<byte> value)
        where T : IUtf8SpanParsable<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw Invalid(value);

    public static DateTime Moment(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value);
        var invariant = CultureInfo.InvariantCulture;
        if (!DateTimeOffset.TryParse(text, invariant, DateTimeStyles.AssumeUniversal, out var moment))
            throw Invalid(value);
        return moment.UtcDateTime >= Earliest
            ? moment.UtcDateTime
            : throw new RequestRefusedException(TableError.OutOfRange(Encoding.UTF8.GetString(name), text));
    }

    /// <summary>The text without its JSON escapes, written into a buffer at least as long.</summary>
    public static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> escaped, scoped ref byte[] buffer)
    {
        if (buffer.Length < 2 * escaped.Length + 2)
            buffer = new byte[2 * escaped.Length + 2];
        var quoted = buffer.AsSpan(0, escaped.Length + 2);
        quoted[0] = quoted[^1] = (byte)'"';
        escaped.CopyTo(quoted[1..]);
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        var text = buffer.AsSpan(escaped.Length + 2);
        return text[..reader.CopyString(text)];
    }

    public static RequestRefusedException Invalid(ReadOnlySpan<byte> value) =>
        new(TableError.InvalidInput($"Error encountered while parsing the value '{Encoding.UTF8.GetString(value)}'."));
}
