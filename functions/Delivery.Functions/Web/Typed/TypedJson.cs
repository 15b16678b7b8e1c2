using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Delivery.Domain;

namespace Delivery.Functions.Web.Typed;

/// <summary>A JSON body, cleaned by what its record says of each field before anything is made of it.</summary>
public static class TypedJson
{
    private static readonly TypedAttribute Unsaid = new(TextKind.Line);

    /// <returns>Refused with every field that is unknown, missing, mistyped or longer than it may be.</returns>
    public static Outcome<TBody> Read<TBody>(JsonElement body)
    {
        var wrong = JsonShape.Check(body, typeof(TBody)).ToList();
        var clean = Clean(body, typeof(TBody), typed: null, string.Empty, wrong);
        return wrong.Count > 0 ? Outcome.Refused<TBody>(wrong) : Outcome.Of(clean.Deserialize<TBody>(ApiJson.Options)!);
    }

    /// <summary>What a field says of itself; null where it says nothing.</summary>
    public static TypedAttribute? Of(JsonPropertyInfo field) =>
        Said(field.AssociatedParameter?.AttributeProvider) ?? Said(field.AttributeProvider);

    private static TypedAttribute? Said(ICustomAttributeProvider? member) =>
        member?.GetCustomAttributes(typeof(TypedAttribute), inherit: false) is [TypedAttribute typed, ..]
            ? typed
            : null;

    private static JsonNode? Clean(
        JsonElement value,
        Type type,
        TypedAttribute? typed,
        string path,
        List<Refusal> wrong
    )
    {
        var info = ApiJson.Options.GetTypeInfo(type);
        return (info.Kind, value.ValueKind) switch
        {
            (_, JsonValueKind.Null) => null,
            (JsonTypeInfoKind.Object, JsonValueKind.Object) => Record(value, info, path, wrong),
            (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => new JsonArray([
                .. value
                    .EnumerateArray()
                    .Select((item, at) => Clean(item, info.ElementType!, typed, $"{path}[{at}]", wrong)),
            ]),
            (JsonTypeInfoKind.Dictionary, JsonValueKind.Object) => Named(value, info, typed, path, wrong),
            (_, JsonValueKind.String) when IsText(type) => Text(value.GetString()!, typed ?? Unsaid, path, wrong),
            _ => AsItIs(value),
        };
    }

    // An element, as of bank data, may be a text too.
    private static bool IsText(Type type) => type == typeof(string) || type == typeof(JsonElement);

    private static JsonObject Record(JsonElement value, JsonTypeInfo info, string path, List<Refusal> wrong)
    {
        var known = info.Fields().ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
        var clean = new JsonObject();
        foreach (var field in value.EnumerateObject())
            // One that nobody knows or that needs its own reader stays; the former is refused already.
            clean[field.Name] =
                known.TryGetValue(field.Name, out var property) && property.CustomConverter is null
                    ? Clean(field.Value, property.PropertyType, Of(property), Join(path, field.Name), wrong)
                    : AsItIs(field.Value);
        return clean;
    }

    private static JsonObject Named(
        JsonElement value,
        JsonTypeInfo info,
        TypedAttribute? typed,
        string path,
        List<Refusal> wrong
    )
    {
        var clean = new JsonObject();
        foreach (var entry in value.EnumerateObject())
            clean[entry.Name] = Clean(entry.Value, info.ElementType!, typed, Join(path, entry.Name), wrong);
        return clean;
    }

    private static JsonValue Text(string text, TypedAttribute typed, string path, List<Refusal> wrong)
    {
        var clean = TypedText.Clean(typed.Kind, text);
        // One that is beyond every measure is refused by its shape.
        if (
            TypedText.TooLong(clean, typed.Longest, path, path) is { } refusal
            && wrong.All(known => known.Field != path)
        )
            wrong.Add(refusal);
        return JsonValue.Create(clean);
    }

    private static JsonNode? AsItIs(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => JsonObject.Create(value),
            JsonValueKind.Array => JsonArray.Create(value),
            _ => JsonValue.Create(value),
        };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
