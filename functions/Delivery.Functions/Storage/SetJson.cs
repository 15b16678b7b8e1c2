using System.Text.Json;
using System.Text.Json.Serialization;

namespace Delivery.Functions.Storage;

/// <summary>Reads and writes a set as an array; the serializer cannot make one from the interface alone.</summary>
public sealed class SetJson<T> : JsonConverter<IReadOnlySet<T>>
{
    public override IReadOnlySet<T>? Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => JsonSerializer.Deserialize<HashSet<T>>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, IReadOnlySet<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize<IEnumerable<T>>(writer, value, options);
}
