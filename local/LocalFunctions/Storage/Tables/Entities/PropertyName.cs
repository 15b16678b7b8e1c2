using System.Buffers;
using System.Text;

namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>The rules for property names: those of C# identifiers, at most 255 characters.</summary>
internal static class PropertyName
{
    private const int MostCharacters = 255;

    private static readonly SearchValues<byte> PlainLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8
    );

    /// <summary>The name as UTF-8 without JSON escapes.</summary>
    /// <exception cref="RequestRefusedException">It is no valid name.</exception>
    public static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> name)
    {
        var isPlain = !name.ContainsAnyExcept(PlainLetters);
        if (!isPlain)
            name = CheckedLetters(name);
        if (name.Length > MostCharacters && Encoding.UTF8.GetCharCount(name) > MostCharacters)
            throw new RequestRefusedException(TableError.PropertyNameTooLong);
        if (name.IsEmpty || name[0] is >= (byte)'0' and <= (byte)'9')
            throw new RequestRefusedException(TableError.PropertyNameInvalid);
        return name;
    }

    private static ReadOnlySpan<byte> CheckedLetters(ReadOnlySpan<byte> name)
    {
        var buffer = Array.Empty<byte>();
        if (name.Contains((byte)'\\'))
            name = EdmText.Unescaped(name, ref buffer);
        foreach (var rune in Encoding.UTF8.GetString(name).EnumerateRunes())
            if (rune.Value != '_' && !Rune.IsLetterOrDigit(rune))
                throw new RequestRefusedException(TableError.PropertyNameInvalid);
        return name;
    }
}
