using System.Text.Json;

namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>A property as it stands in a request body; reused from request to request.</summary>
internal sealed class RawProperty
{
    private int nameStart;
    private int nameLength;
    private int start;
    private int length;

    public EdmType Type { get; set; }
    public JsonTokenType Token { get; private set; }

    /// <summary>Whether the text holds backslash escapes.</summary>
    public bool Escaped { get; private set; }

    public bool HasValue => Token is not (JsonTokenType.None or JsonTokenType.Null);

    public void Reset(int start, int length)
    {
        (nameStart, nameLength) = (start, length);
        (Type, Token, Escaped) = (EdmType.None, JsonTokenType.None, false);
    }

    public ReadOnlySpan<byte> Name(ReadOnlySpan<byte> body) => body.Slice(nameStart, nameLength);

    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> body) => body.Slice(start, length);

    public void Take(ref Utf8JsonReader reader)
    {
        Token = reader.TokenType;
        Escaped = reader.ValueIsEscaped;
        length = reader.ValueSpan.Length;
        // The token of a text starts at its quote.
        start = (int)reader.TokenStartIndex + (Token is JsonTokenType.String ? 1 : 0);
    }
}
