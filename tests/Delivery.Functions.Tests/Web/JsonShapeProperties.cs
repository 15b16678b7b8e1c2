using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Delivery.Domain;
using Delivery.Functions.Web;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Whatever is put into a body of the right shape: nothing throws, and what is wrong is named by its place.</summary>
public sealed class JsonShapeProperties
{
    private static readonly Type[] Bodies =
    [
        .. ApiOperation.All.Select(operation => operation.Call.Body).OfType<Type>().Distinct(),
    ];

    private static readonly Gen<Type> Body = OneOf(Bodies);

    private static readonly Gen<string> Leaf = Gen.OneOf(
        OneOf("null", "true", "false", "{}", "[]", "\"\"", "-0", "1e400", "-1e-400", "01.0e1"),
        OneOf("\"2026-09-15\"", "\"2026-02-30\"", "\"09:30\"", "\"2026-09-15T09:30:00+08:00\"", "\"Basic\""),
        OneOf("\"0001-01-01\"", "\"9999-12-31\"", "\"9999-12-31T23:59:59-14:00\"", "\"8\"", "\"Monday\""),
        Gen.Int.Select(number => $"{number}"),
        Gen.Long.Select(number => $"{number}"),
        Gen.Decimal.Select(number => $"{number}"),
        Gen.String.Select(text => JsonSerializer.Serialize(text))
    );

    private static readonly Gen<string> Value = Gen.Recursive<string>(
        (depth, value) =>
            depth == 4
                ? Leaf
                : Gen.OneOf(
                    Leaf,
                    value.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
                    Gen.Select(OneOf("name", "start", "lessons", "x", "字段"), value).Array[0, 2].Select(Object)
                )
    );

    [Fact]
    public void A_body_of_the_right_shape_is_read()
    {
        foreach (var body in Bodies)
        {
            using var json = JsonDocument.Parse(SampleBody.Of(body).ToJsonString());
            Assert.Empty(JsonShape.Check(json.RootElement, body));
            Assert.NotNull(json.RootElement.Deserialize(body, ApiJson.Options));
        }
    }

    [Fact]
    public void Another_value_in_any_place_is_read_or_its_place_is_named() =>
        Gen.Select(Body, Gen.Int[0, 1000], Value)
            .Sample(
                (body, place, value) =>
                {
                    if (RequestBody.Parse(System.Text.Encoding.UTF8.GetBytes(value)) is not { } other)
                        return;
                    using var _ = other;
                    var (json, path) = With(body, place, other.RootElement);
                    AssertReadOrNamed(json, body, path);
                },
                iter: 5_000
            );

    [Fact]
    public void A_field_that_is_left_out_is_optional_or_named() =>
        Gen.Select(Body, Gen.Int[0, 1000])
            .Sample(
                (body, at) =>
                {
                    var sample = SampleBody.Of(body);
                    var places = Fields(sample, "").ToList();
                    var (owner, name, path) = places[at % places.Count];
                    owner.Remove(name);
                    AssertReadOrNamed(sample.ToJsonString(), body, path);
                },
                iter: 1_000
            );

    [Fact]
    public void A_field_that_nobody_knows_is_named_wherever_it_stands() =>
        Gen.Select(Body, Gen.Int[0, 1000], Value)
            .Sample(
                (body, at, value) =>
                {
                    var sample = SampleBody.Of(body);
                    var places = Fields(sample, "").ToList();
                    var (owner, name, path) = places[at % places.Count];
                    owner["unknownToAll"] = 1;
                    using var json = JsonDocument.Parse(sample.ToJsonString());
                    var expected = path[..^name.Length] + "unknownToAll";
                    // A dictionary, such as bank data, takes any name.
                    Assert.All(
                        JsonShape.Check(json.RootElement, body),
                        refusal => Assert.Equal(("body.unknown-field", expected), (refusal.Code, refusal.Field))
                    );
                },
                iter: 1_000
            );

    [Fact]
    public void A_field_that_stands_twice_is_named()
    {
        foreach (var body in Bodies)
        {
            var fields = SampleBody
                .Of(body)
                .AsObject()
                .Select(field => $"\"{field.Key}\":{field.Value!.ToJsonString()}");
            foreach (var twice in fields)
            {
                using var json = JsonDocument.Parse($"{{{string.Join(',', fields.Append(twice))}}}");
                var refusal = Assert.Single(JsonShape.Check(json.RootElement, body));
                Assert.Equal("body.duplicate-field", refusal.Code);
                Assert.StartsWith($"\"{refusal.Field}\":", twice, StringComparison.Ordinal);
            }
        }
    }

    private static void AssertReadOrNamed(string text, Type body, string path)
    {
        using var json = JsonDocument.Parse(text);
        var refusals = JsonShape.Check(json.RootElement, body);
        if (refusals.Count == 0)
            Assert.NotNull(json.RootElement.Deserialize(body, ApiJson.Options));
        else
            Assert.All(refusals, refusal => AssertNames(refusal, path));
    }

    private static void AssertNames(Refusal refusal, string path)
    {
        Assert.StartsWith("body.", refusal.Code, StringComparison.Ordinal);
        Assert.StartsWith(path, refusal.Field, StringComparison.Ordinal);
    }

    private static (string Json, string Path) With(Type body, int at, JsonElement other)
    {
        var sample = SampleBody.Of(body);
        var places = SampleBody.Places(sample, body).ToList();
        var (path, _, put) = places[at % places.Count];
        put(JsonNode.Parse(other.GetRawText()));
        return (sample.ToJsonString(), path);
    }

    private static IEnumerable<(JsonObject Owner, string Name, string Path)> Fields(JsonNode? node, string path) =>
        node switch
        {
            JsonObject record => record.SelectMany(field =>
                Fields(field.Value, Join(path, field.Key)).Prepend((record, field.Key, Join(path, field.Key)))
            ),
            JsonArray list => list.SelectMany((item, index) => Fields(item, $"{path}[{index}]")),
            _ => [],
        };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static string Object((string Name, string Value)[] fields) =>
        $"{{{string.Join(',', fields.DistinctBy(field => field.Name).Select(field => $"\"{field.Name}\":{field.Value}"))}}}";
}
