using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Delivery.Local.Storage.Tables;

/// <summary>
/// Writes properties as they are kept and answered: each type annotation directly before its value, every value in
/// one form, Chinese as UTF-8; and holds the limits of the service.
/// </summary>
internal sealed class EntityWriter(ArrayBufferWriter<byte> output, Utf8JsonWriter json)
{
    public const int MostProperties = 252;
    private const int MostCharacters = 32 * 1024;
    private const int MostBytes = 64 * 1024;
    public const int MostEntitySize = 1024 * 1024;

    /// <summary>The service keeps no earlier moment.</summary>
    private static readonly DateTime Earliest = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly SearchValues<byte> FractionMarks = SearchValues.Create(".eE"u8);

    private byte[] scratch = new byte[1024];
    private int size;
    private int count;

    public static EntityWriter Create()
    {
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            SkipValidation = true,
        };
        var output = new ArrayBufferWriter<byte>(4096);
        return new EntityWriter(output, new Utf8JsonWriter(output, options));
    }

    public void Start(int keyCharacters)
    {
        output.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        // The service counts 4 bytes, the keys, and for each property 8 bytes, its name and its value.
        size = 4 + 2 * keyCharacters;
        count = 0;
    }

    public byte[] Finish()
    {
        if (count > MostProperties)
            throw new RequestRefusedException(TableError.TooManyProperties);
        if (size > MostEntitySize)
            throw new RequestRefusedException(TableError.EntityTooLarge);
        json.WriteEndObject();
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    public void Write(RawProperty property, ReadOnlySpan<byte> body)
    {
        var name = PropertyName.Checked(property.Name(body));
        var value = property.Value(body);
        size += 8 + 2 * name.Length;
        count++;
        if (property.Token is JsonTokenType.True or JsonTokenType.False)
            WriteBoolean(name, property.Token is JsonTokenType.True);
        else if (property.Token is JsonTokenType.Number)
            WriteTyped(name, TypeOfNumber(property.Type, value), value);
        else if (property.Type is EdmType.None or EdmType.String)
            WriteString(name, value, property.Escaped);
        else
            WriteTyped(name, property.Type, property.Escaped ? Unescaped(value) : value);
    }

    private static EdmType TypeOfNumber(EdmType annotated, ReadOnlySpan<byte> value) =>
        annotated != EdmType.None ? annotated
        : value.ContainsAny(FractionMarks) ? EdmType.Double
        : EdmType.Int32;

    private void WriteBoolean(ReadOnlySpan<byte> name, bool value)
    {
        size += 1;
        json.WriteBoolean(name, value);
    }

    private void WriteString(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool escaped)
    {
        if (escaped)
            value = Unescaped(value);
        var characters = Encoding.UTF8.GetCharCount(value);
        if (characters > MostCharacters)
            throw new RequestRefusedException(TableError.PropertyValueTooLarge);
        size += 4 + 2 * characters;
        json.WriteString(name, value);
    }

    private void WriteTyped(ReadOnlySpan<byte> name, EdmType type, ReadOnlySpan<byte> value)
    {
        size += type is EdmType.Guid ? 16 : 8;
        if (type is EdmType.Int32)
            json.WriteNumber(name, Parsed<int>(value));
        else if (type is EdmType.Double)
            WriteDouble(name, Parsed<double>(value));
        else if (type is EdmType.Int64)
            WriteAnnotated(name, "Edm.Int64"u8, Parsed<long>(value));
        else if (type is EdmType.Guid)
            WriteAnnotated(name, "Edm.Guid"u8, Parsed<Guid>(value));
        else if (type is EdmType.DateTime)
            WriteAnnotated(name, "Edm.DateTime"u8, CheckedMoment(name, value), "O");
        else if (type is EdmType.Binary)
            WriteBinary(name, value);
        else
            throw Invalid(value);
    }

    private void WriteBinary(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!Base64.IsValid(value, out var length))
            throw Invalid(value);
        if (length > MostBytes)
            throw new RequestRefusedException(TableError.PropertyValueTooLarge);
        size += length;
        Annotate(name, "Edm.Binary"u8);
        json.WriteString(name, value);
    }

    private void WriteDouble(ReadOnlySpan<byte> name, double value)
    {
        if (!double.IsFinite(value))
        {
            Annotate(name, "Edm.Double"u8);
            json.WriteString(
                name,
                double.IsNaN(value) ? "NaN"u8
                    : value > 0 ? "Infinity"u8
                    : "-Infinity"u8
            );
            return;
        }
        Span<byte> text = stackalloc byte[40];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        if (!text[..length].ContainsAny(FractionMarks))
        {
            // Without a point the reader would take it for an Int32.
            ".0"u8.CopyTo(text[length..]);
            length += 2;
        }
        json.WritePropertyName(name);
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }

    private void WriteAnnotated<T>(ReadOnlySpan<byte> name, ReadOnlySpan<byte> type, T value, string? format = null)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[40];
        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        Annotate(name, type);
        json.WriteString(name, text[..length]);
    }

    private void Annotate(ReadOnlySpan<byte> name, ReadOnlySpan<byte> type)
    {
        Span<byte> annotation = stackalloc byte[1024];
        name.CopyTo(annotation);
        "@odata.type"u8.CopyTo(annotation[name.Length..]);
        json.WriteString(annotation[..(name.Length + 11)], type);
    }

    /// <summary>Valid until the next call.</summary>
    private ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> escaped)
    {
        if (scratch.Length < 2 * escaped.Length + 2)
            scratch = new byte[2 * escaped.Length + 2];
        var quoted = scratch.AsSpan(0, escaped.Length + 2);
        quoted[0] = quoted[^1] = (byte)'"';
        escaped.CopyTo(quoted[1..]);
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        var text = scratch.AsSpan(escaped.Length + 2);
        return text[..reader.CopyString(text)];
    }

    private static DateTime CheckedMoment(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var moment = Moment(value);
        return moment >= Earliest
            ? moment
            : throw new RequestRefusedException(
                TableError.OutOfRange(Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(value))
            );
    }

    private static DateTime Moment(ReadOnlySpan<byte> value) =>
        DateTimeOffset.TryParse(
            Encoding.UTF8.GetString(value),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment.UtcDateTime
            : throw Invalid(value);

    private static T Parsed<T>(ReadOnlySpan<byte> value)
        where T : IUtf8SpanParsable<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw Invalid(value);

    private static RequestRefusedException Invalid(ReadOnlySpan<byte> value) =>
        new(TableError.InvalidInput($"Error encountered while parsing the value '{Encoding.UTF8.GetString(value)}'."));
}
