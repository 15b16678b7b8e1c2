using System.Text.Json.Serialization.Metadata;
using Delivery.Pages.Web;

namespace Delivery.Functions.Web.OpenApi;

/// <summary>A record's fields in one flat list, each by the path under which a problem would name it.</summary>
internal static class Fields
{
    public static IReadOnlyList<ApiDocsField> Of(Type type, string before = "") => [.. In(type, before, [])];

    /// <summary>These records and every record within them.</summary>
    public static IReadOnlySet<Type> RecordsOf(IEnumerable<Type?> types)
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(types.OfType<Type>());
        while (open.TryDequeue(out var type))
            foreach (
                var below in ApiJson.Options.GetTypeInfo(type) switch
                {
                    { Kind: JsonTypeInfoKind.Enumerable } list => [list.ElementType!],
                    { Kind: JsonTypeInfoKind.Object } record when found.Add(type) => record
                        .Fields()
                        .Select(property => property.PropertyType),
                    _ => Enumerable.Empty<Type>(),
                }
            )
                open.Enqueue(below);
        return found;
    }

    private static IEnumerable<ApiDocsField> In(Type type, string before, HashSet<Type> within) =>
        ApiJson.Options.GetTypeInfo(type).Fields().SelectMany(property => Field(property, before, [.. within, type]));

    private static IEnumerable<ApiDocsField> Field(JsonPropertyInfo property, string before, HashSet<Type> within)
    {
        var name = before + property.Name;
        yield return new ApiDocsField(name, JsonShape.Expected(property.PropertyType), property.IsRequired);
        var info = ApiJson.Options.GetTypeInfo(property.PropertyType);
        var (item, below) = info.Kind == JsonTypeInfoKind.Enumerable ? (info.ElementType!, "[].") : (info.Type, ".");
        if (ApiJson.Options.GetTypeInfo(item).Kind == JsonTypeInfoKind.Object && !within.Contains(item))
            foreach (var field in In(item, name + below, within))
                yield return field;
    }
}
