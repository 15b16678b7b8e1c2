using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Delivery.Domain;

namespace Delivery.Functions.Web;

/// <summary>
/// Compares a body with the type it should be and names every unknown, missing and mistyped field at once, where the
/// deserializer would stop at the first.
/// </summary>
public static class JsonShape
{
    /// <summary>The longest remark is a page; a row holds some hundred thousand characters in all.</summary>
    public const int LongestText = 4000;

    /// <summary>A month's lessons of a street are some hundred, a month's payslips of the city below a thousand.</summary>
    public const int LongestList = 2000;

    private static readonly ConcurrentDictionary<JsonConverter, JsonSerializerOptions> OptionsWith = [];

    public static IReadOnlyList<Refusal> Check(JsonElement body, Type type) => [.. Check(body, type, string.Empty)];

    private static IEnumerable<Refusal> Check(JsonElement value, Type type, string path)
    {
        var info = ApiJson.Options.GetTypeInfo(type);
        return (info.Kind, value.ValueKind) switch
        {
            (JsonTypeInfoKind.Object, JsonValueKind.Object) => CheckObject(value, info, path),
            (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) when value.GetArrayLength() > LongestList =>
            [
                new Refusal("body.too-long", $"“{path}”最多{LongestList}项，请分开提交", path),
            ],
            (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => value
                .EnumerateArray()
                .SelectMany((item, index) => Check(item, info.ElementType!, $"{path}[{index}]")),
            (JsonTypeInfoKind.None or JsonTypeInfoKind.Dictionary, _) when LengthOf(value) > LongestText =>
            [
                new Refusal("body.too-long", $"“{path}”最多{LongestText}字，请删短", path),
            ],
            // Names that nobody lists, as of a bank account: the later of two would take the place of the first unseen.
            (JsonTypeInfoKind.None or JsonTypeInfoKind.Dictionary, _) when Reads(value, type, ApiJson.Options) =>
                Duplicates(value, path),
            _ => [Wrong(path, type)],
        };
    }

    private static IEnumerable<Refusal> Duplicates(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().SelectMany((item, index) => Duplicates(item, $"{path}[{index}]"));
        if (value.ValueKind != JsonValueKind.Object)
            return [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return value
            .EnumerateObject()
            .SelectMany(field =>
                seen.Add(field.Name)
                    ? Duplicates(field.Value, Join(path, field.Name))
                    : [Duplicate(Join(path, field.Name))]
            );
    }

    private static Refusal Duplicate(string at) => new("body.duplicate-field", $"字段“{at}”写了两次，请只留一个", at);

    // As a person counts: an escape is one character, however a sender has written it.
    private static int LengthOf(JsonElement value)
    {
        var (raw, length) = (value.GetRawText(), 0);
        for (var at = 0; at < raw.Length; length++)
            at +=
                raw[at] != '\\' ? 1
                : raw[at + 1] == 'u' ? 6
                : 2;
        return length;
    }

    private static IEnumerable<Refusal> CheckObject(JsonElement value, JsonTypeInfo info, string path)
    {
        var known = info.Fields().ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in value.EnumerateObject())
        {
            var at = Join(path, field.Name);
            if (!known.TryGetValue(field.Name, out var property))
                yield return new Refusal("body.unknown-field", $"没有“{at}”这个字段，请删去或改正名称", at);
            else if (!seen.Add(field.Name))
                yield return Duplicate(at);
            else if (field.Value.ValueKind != JsonValueKind.Null)
                foreach (var refusal in Check(field.Value, property, at))
                    yield return refusal;
            else if (!property.IsSetNullable)
                yield return new Refusal("body.required", $"请填写“{at}”", at);
        }

        foreach (var property in info.Fields().Where(property => property.IsRequired && !seen.Contains(property.Name)))
            yield return new Refusal(
                "body.required",
                $"请填写“{Join(path, property.Name)}”",
                Join(path, property.Name)
            );
    }

    private static IEnumerable<Refusal> Check(JsonElement value, JsonPropertyInfo property, string path) =>
        property.CustomConverter is not { } converter ? Check(value, property.PropertyType, path)
        : Reads(value, property.PropertyType, OptionsWith.GetOrAdd(converter, With)) ? []
        : [Wrong(path, property.PropertyType)];

    private static JsonSerializerOptions With(JsonConverter converter)
    {
        var options = new JsonSerializerOptions(ApiJson.Options);
        options.Converters.Insert(0, converter);
        return options;
    }

    private static bool Reads(JsonElement value, Type type, JsonSerializerOptions options)
    {
        try
        {
            value.Deserialize(type, options);
            return true;
        }
        catch (Exception mistyped) when (mistyped is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static Refusal Wrong(string path, Type type) =>
        new("body.type", $"“{(path.Length == 0 ? "正文" : path)}”应为{Expected(type)}", path);

    /// <summary>What a value of this type should be, in words for people.</summary>
    public static string Expected(Type type) => ExpectedNotNull(Nullable.GetUnderlyingType(type) ?? type);

    private static string ExpectedNotNull(Type type) =>
        type == typeof(string) ? "文字"
        : type == typeof(bool) ? "true 或 false"
        : type == typeof(int) || type == typeof(long) ? "整数"
        : type == typeof(decimal) ? "数字"
        : type == typeof(DateTimeOffset) ? "带时区的时间，例如 2026-09-15T09:30:00+08:00"
        : type == typeof(DateOnly) ? "日期，例如 2026-09-15"
        : type == typeof(TimeOnly) ? "时刻，例如 09:30"
        : type.IsEnum ? $"其中之一：{string.Join("、", Enum.GetNames(type))}"
        : ApiJson.Options.GetTypeInfo(type).Kind switch
        {
            JsonTypeInfoKind.Enumerable => "列表",
            JsonTypeInfoKind.Object => "对象",
            _ => "另一种格式",
        };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
