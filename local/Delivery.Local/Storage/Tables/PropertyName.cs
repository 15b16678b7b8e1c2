using System.Text;
using System.Text.Json;

namespace Delivery.Local.Storage.Tables;

/// <summary>The rules for property names: those of C# identifiers, at most 255 characters.</summary>
internal static class PropertyName
{
    private const int MostCharacters = 255;

    /// <summary>The name as UTF-8 without JSON escapes.</summary>
    /// <exception cref="RequestRefusedException">It is no valid name.</exception>
    public static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> name)
    {
        if (name.Contains((byte)'\\'))
            name = Unescaped(name);
        if (Encoding.UTF8.GetCharCount(name) > MostCharacters)
            throw new RequestRefusedException(TableError.PropertyNameTooLong);
        if (name.IsEmpty || name[0] is >= (byte)'0' and <= (byte)'9')
            throw new RequestRefusedException(TableError.PropertyNameInvalid);
        foreach (var unit in name)
            if (unit < 128 && unit != '_' && !char.IsAsciiLetterOrDigit((char)unit))
                throw new RequestRefusedException(TableError.PropertyNameInvalid);
        return name;
    }

    private static byte[] Unescaped(ReadOnlySpan<byte> escaped)
    {
        byte[] quoted = [(byte)'"', .. escaped, (byte)'"'];
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return Encoding.UTF8.GetBytes(reader.GetString()!);
    }
}
