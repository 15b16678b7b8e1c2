using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Delivery.Functions.Web;

namespace Delivery.Functions.Tests.Web;

/// <summary>A body of the right shape for a record, whatever its content is worth.</summary>
internal static class SampleBody
{
    public static JsonNode Of(Type type)
    {
        var kept = Nullable.GetUnderlyingType(type) ?? type;
        var info = ApiJson.Options.GetTypeInfo(kept);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => new JsonObject(
                info.Fields().Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Of(field.PropertyType)))
            ),
            JsonTypeInfoKind.Enumerable => new JsonArray(Of(info.ElementType!)),
            JsonTypeInfoKind.Dictionary => new JsonObject { ["account"] = "6222000011112222" },
            _ => Leaf(kept),
        };
    }

    /// <summary>Every place in a body, as a problem names it, with the means to put something else there.</summary>
    public static IEnumerable<(string Path, Type Type, Action<JsonNode?> Put)> Places(
        JsonNode body,
        Type type,
        string path = ""
    )
    {
        var info = ApiJson.Options.GetTypeInfo(type);
        if (info.Kind == JsonTypeInfoKind.Object)
            foreach (var field in info.Fields().Where(field => body[field.Name] is not null))
            {
                var at = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
                yield return (at, field.PropertyType, other => body[field.Name] = other);
                foreach (var below in Places(body[field.Name]!, field.PropertyType, at))
                    yield return below;
            }
        else if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            yield return ($"{path}[0]", info.ElementType!, other => body[0] = other);
            foreach (var below in Places(body[0]!, info.ElementType!, $"{path}[0]"))
                yield return below;
        }
    }

    private static JsonNode Leaf(Type type) =>
        type == typeof(string) ? "文字"
        : type == typeof(bool) ? true
        : type == typeof(int) || type == typeof(long) || type == typeof(decimal) ? 1
        : type == typeof(DateTimeOffset) ? "2026-10-12T09:30:00+08:00"
        : type == typeof(TimeOnly) ? "09:30:00"
        : type == typeof(JsonElement) ? 1
        : type.IsEnum ? Enum.GetNames(type)[0]
        : "2026-10-12";
}
