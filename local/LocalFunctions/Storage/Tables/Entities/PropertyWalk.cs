using System.Text.Json;

namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>Steps through the properties of a kept entity without copying any.</summary>
internal ref struct PropertyWalk
{
    private readonly ReadOnlySpan<byte> json;
    private Utf8JsonReader reader;
    private int rawStart;

    public PropertyWalk(ReadOnlySpan<byte> json)
    {
        this.json = json;
        reader = new Utf8JsonReader(json);
        reader.Read();
    }

    public readonly PropertyWalk GetEnumerator() => this;

    public readonly PropertyWalk Current => this;

    public ReadOnlySpan<byte> Name { get; private set; }
    public EdmType Type { get; private set; }
    public readonly JsonTokenType Token => reader.TokenType;

    /// <summary>The value between its quotes, with its JSON escapes.</summary>
    public readonly ReadOnlySpan<byte> Value => reader.ValueSpan;

    /// <summary>Annotation and value as they stand in the object.</summary>
    public readonly ReadOnlySpan<byte> Raw => json[rawStart..(int)reader.BytesConsumed];

    /// <summary>The text without JSON escapes.</summary>
    public readonly ReadOnlySpan<byte> Text() =>
        reader.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;

    /// <inheritdoc cref="Text"/>
    public readonly string String() => reader.GetString()!;

    public bool MoveNext()
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
            return false;
        rawStart = (int)reader.TokenStartIndex;
        Name = reader.ValueSpan;
        reader.Read();
        if (Name.EndsWith("@odata.type"u8))
        {
            Type = EdmTypes.Parse(reader.ValueSpan);
            Name = Name[..^11];
            reader.Read();
            reader.Read();
        }
        else
            Type = TypeOf(reader.TokenType, reader.ValueSpan);
        return true;
    }

    private static EdmType TypeOf(JsonTokenType token, ReadOnlySpan<byte> value) =>
        token switch
        {
            JsonTokenType.True or JsonTokenType.False => EdmType.Boolean,
            JsonTokenType.Number => value.IndexOfAny((byte)'.', (byte)'E') < 0 ? EdmType.Int32 : EdmType.Double,
            _ => EdmType.String,
        };
}
