using System.Text;
using System.Text.Json;

namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>Reads the JSON of an entity as the SDK sends it, and gives it in the form in which it is kept.</summary>
internal sealed class EntityReader
{
    [ThreadStatic]
    private static EntityReader? reusable;

    private readonly List<RawProperty> properties = [];
    private readonly EntityWriter writer = new();
    private int count;

    public static EntityReader OfThisThread => reusable ??= new EntityReader();

    public string? PartitionKey { get; private set; }
    public string? RowKey { get; private set; }

    /// <summary>Reads a request body; the result is the kept form, without system properties and nulls.</summary>
    /// <exception cref="RequestRefusedException">The body breaks a rule of the service.</exception>
    public byte[] Read(ReadOnlySpan<byte> body)
    {
        PartitionKey = RowKey = null;
        count = 0;
        try
        {
            ReadProperties(body);
        }
        catch (JsonException exception)
        {
            throw Refused($"The body is not valid JSON: {exception.Message}");
        }
        writer.Start((PartitionKey?.Length ?? 0) + (RowKey?.Length ?? 0));
        for (var i = 0; i < count; i++)
            if (properties[i].HasValue)
                writer.Write(properties[i], body);
        return writer.Finish();
    }

    private void ReadProperties(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw Refused("The body is not a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex + 1;
            var length = reader.ValueSpan.Length;
            reader.Read();
            Take(body.Slice(start, length), start, ref reader, body);
        }
    }

    private void Take(ReadOnlySpan<byte> name, int start, ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            throw Refused("A property value is neither a string, a number, a boolean nor null.");
        if (name.EndsWith("@odata.type"u8))
            Annotate(start, name[..^11], reader.ValueSpan, body);
        else if (name.SequenceEqual("PartitionKey"u8))
            PartitionKey = reader.GetString();
        else if (name.SequenceEqual("RowKey"u8))
            RowKey = reader.GetString();
        else if (!name.SequenceEqual("Timestamp"u8) && !name.StartsWith("odata."u8))
            Property(start, name, body).Take(ref reader);
    }

    private void Annotate(int start, ReadOnlySpan<byte> name, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        if (name.SequenceEqual("PartitionKey"u8) || name.SequenceEqual("RowKey"u8) || name.SequenceEqual("Timestamp"u8))
            return;
        Property(start, name, body).Type = EdmTypes.Parse(type) is var known and not EdmType.None
            ? known
            : throw Refused($"Unknown type {Encoding.UTF8.GetString(type)}.");
    }

    private RawProperty Property(int start, ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
    {
        // The annotation stands beside its value, before or after, so the last one is nearly always it.
        for (var i = count - 1; i >= 0; i--)
            if (properties[i].Name(body).SequenceEqual(name))
                return properties[i];
        if (count == properties.Count)
            properties.Add(new RawProperty());
        var added = properties[count++];
        added.Reset(start, name.Length);
        return added;
    }

    private static RequestRefusedException Refused(string message) => new(TableError.InvalidInput(message));
}
