using System.Buffers;
using System.Globalization;

namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>A flat JSON object under construction; Chinese stays UTF-8. The buffer is used again and again.</summary>
internal sealed class JsonBytes
{
    private static readonly SearchValues<byte> Special = SearchValues.Create([
        (byte)'"',
        (byte)'\\',
        .. Enumerable.Range(0, 32).Select(control => (byte)control),
    ]);

    private byte[] buffer = new byte[4096];
    private int length;

    public void Start()
    {
        length = 0;
        Append("{"u8);
    }

    public byte[] Finish()
    {
        Append("}"u8);
        return buffer.AsSpan(0, length).ToArray();
    }

    /// <param name="value">Stands as it is: a number, true, false.</param>
    public void WriteRaw(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        WriteName(name, default);
        Append(value);
    }

    public void WriteText(ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8)
    {
        WriteName(name, default);
        Append("\""u8);
        for (var special = utf8.IndexOfAny(Special); special >= 0; special = utf8.IndexOfAny(Special))
        {
            Append(utf8[..special]);
            AppendEscaped(utf8[special]);
            utf8 = utf8[(special + 1)..];
        }
        Append(utf8);
        Append("\""u8);
    }

    private void AppendEscaped(byte special)
    {
        if (special is (byte)'"' or (byte)'\\')
        {
            Append([(byte)'\\', special]);
            return;
        }
        Span<byte> escape = stackalloc byte[6];
        "\\u00"u8.CopyTo(escape);
        special.TryFormat(escape[4..], out _, "x2", CultureInfo.InvariantCulture);
        Append(escape);
    }

    /// <summary>An annotation, then the value as a text that needs no escapes.</summary>
    public void WriteAnnotated(ReadOnlySpan<byte> name, ReadOnlySpan<byte> type, ReadOnlySpan<byte> value)
    {
        WriteName(name, "@odata.type"u8);
        Append("\""u8);
        Append(type);
        Append("\""u8);
        WriteName(name, default);
        Append("\""u8);
        Append(value);
        Append("\""u8);
    }

    private void WriteName(ReadOnlySpan<byte> name, ReadOnlySpan<byte> suffix)
    {
        Append(length > 1 ? ",\""u8 : "\""u8);
        Append(name);
        Append(suffix);
        Append("\":"u8);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (length + bytes.Length > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes.Length));
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }
}
