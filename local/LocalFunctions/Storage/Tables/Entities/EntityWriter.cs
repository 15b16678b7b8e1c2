using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>
/// Writes properties as they are kept and answered: each type annotation directly before its value, every value in
/// one form; and holds the limits of the service.
/// </summary>
internal sealed class EntityWriter
{
    public const int MostProperties = 252;
    public const int MostEntitySize = 1024 * 1024;
    private const int MostCharacters = 32 * 1024;
    private const int MostBytes = 64 * 1024;

    private readonly JsonBytes json = new();
    private byte[] scratch = new byte[1024];
    private int size;
    private int count;

    public void Start(int keyCharacters)
    {
        json.Start();
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
        return json.Finish();
    }

    public void Write(RawProperty property, ReadOnlySpan<byte> body)
    {
        var name = Counted(PropertyName.Checked(property.Name(body)));
        var value = property.Value(body);
        if (property.Token is JsonTokenType.True or JsonTokenType.False)
            WriteBoolean(name, value);
        else if (property.Token is JsonTokenType.Number)
            WriteTyped(name, TypeOfNumber(property.Type, value), value);
        else if (property.Type is EdmType.None or EdmType.String)
            WriteString(name, property.Escaped ? EdmText.Unescaped(value, ref scratch) : value);
        else
            WriteTyped(name, property.Type, property.Escaped ? EdmText.Unescaped(value, ref scratch) : value);
    }

    /// <param name="name">Checked, in UTF-8.</param>
    /// <param name="value">Of a type that <see cref="EntityValues"/> knows.</param>
    public void Write(ReadOnlySpan<byte> name, object value)
    {
        Counted(name);
        if (value is string text)
            WriteString(name, Utf8(text));
        else if (value is bool truth)
            WriteBoolean(name, truth ? "true"u8 : "false"u8);
        else if (value is byte[] bytes)
            WriteBinary(name, Utf8(Convert.ToBase64String(bytes)));
        else
            WriteFixed(name, value);
    }

    private void WriteFixed(ReadOnlySpan<byte> name, object value)
    {
        size += value is Guid ? 16 : 8;
        if (value is int small)
            WriteNumber(name, small);
        else if (value is long large)
            WriteAnnotated(name, "Edm.Int64"u8, large);
        else if (value is double real)
            WriteDouble(name, real);
        else if (value is Guid id)
            WriteAnnotated(name, "Edm.Guid"u8, id);
        else
            WriteAnnotated(name, "Edm.DateTime"u8, ((DateTimeOffset)value).UtcDateTime, "O");
    }

    private ReadOnlySpan<byte> Counted(ReadOnlySpan<byte> name)
    {
        size += 8 + 2 * name.Length;
        count++;
        return name;
    }

    private ReadOnlySpan<byte> Utf8(string text)
    {
        if (scratch.Length < 3 * text.Length)
            scratch = new byte[3 * text.Length];
        return scratch.AsSpan(0, Encoding.UTF8.GetBytes(text, scratch));
    }

    private static EdmType TypeOfNumber(EdmType annotated, ReadOnlySpan<byte> value) =>
        annotated != EdmType.None ? annotated
        : EdmText.IsFraction(value) ? EdmType.Double
        : EdmType.Int32;

    private void WriteBoolean(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        size += 1;
        json.WriteRaw(name, value);
    }

    private void WriteString(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var characters = Encoding.UTF8.GetCharCount(value);
        if (characters > MostCharacters)
            throw new RequestRefusedException(TableError.PropertyValueTooLarge);
        size += 4 + 2 * characters;
        json.WriteText(name, value);
    }

    private void WriteTyped(ReadOnlySpan<byte> name, EdmType type, ReadOnlySpan<byte> value)
    {
        size += type is EdmType.Guid ? 16 : 8;
        if (type is EdmType.Int32)
            WriteNumber(name, EdmText.Parsed<int>(value));
        else if (type is EdmType.Double)
            WriteDouble(name, EdmText.Parsed<double>(value));
        else if (type is EdmType.Int64)
            WriteAnnotated(name, "Edm.Int64"u8, EdmText.Parsed<long>(value));
        else if (type is EdmType.Guid)
            WriteAnnotated(name, "Edm.Guid"u8, EdmText.Parsed<Guid>(value));
        else if (type is EdmType.DateTime)
            WriteAnnotated(name, "Edm.DateTime"u8, EdmText.Moment(name, value), "O");
        else if (type is EdmType.Binary)
            WriteBinary(name, value);
        else
            throw EdmText.Invalid(value);
    }

    private void WriteBinary(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!Base64.IsValid(value, out var length))
            throw EdmText.Invalid(value);
        if (length > MostBytes)
            throw new RequestRefusedException(TableError.PropertyValueTooLarge);
        size += length;
        json.WriteAnnotated(name, "Edm.Binary"u8, value);
    }

    private void WriteDouble(ReadOnlySpan<byte> name, double value)
    {
        if (!double.IsFinite(value))
        {
            var special =
                double.IsNaN(value) ? "NaN"u8
                : value > 0 ? "Infinity"u8
                : "-Infinity"u8;
            json.WriteAnnotated(name, "Edm.Double"u8, special);
            return;
        }
        Span<byte> text = stackalloc byte[40];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        if (!EdmText.IsFraction(text[..length]))
        {
            // Without a point the reader would take it for an Int32.
            ".0"u8.CopyTo(text[length..]);
            length += 2;
        }
        json.WriteRaw(name, text[..length]);
    }

    private void WriteNumber(ReadOnlySpan<byte> name, int value)
    {
        Span<byte> text = stackalloc byte[16];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        json.WriteRaw(name, text[..length]);
    }

    private void WriteAnnotated<T>(ReadOnlySpan<byte> name, ReadOnlySpan<byte> type, T value, string? format = null)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[40];
        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        json.WriteAnnotated(name, type, text[..length]);
    }
}
