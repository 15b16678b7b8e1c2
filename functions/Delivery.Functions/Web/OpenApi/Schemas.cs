using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Delivery.Functions.Web.Typed;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Delivery.Functions.Web.OpenApi;

/// <summary>The schemas of bodies and answers, read from the very records and options that the API reads and writes with.</summary>
/// <param name="bodies">What callers send: unknown fields are refused there, while answers may gain fields.</param>
internal sealed class Schemas(OpenApiDocument document, IReadOnlySet<Type> bodies)
{
    private const string Place = "#/components/schemas/";
    private readonly Dictionary<string, Type> named = [];

    /// <summary>A record by its name, defined once for the whole document; anything else as it is.</summary>
    public IOpenApiSchema Of(Type type) =>
        Read(JsonSchemaExporter.GetJsonSchemaAsNode(ApiJson.Options, type, Options(root: false)));

    /// <summary>One page of a list.</summary>
    public OpenApiSchema ListOf(Type item) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "items", "next" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["items"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(item) },
                ["next"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String | JsonSchemaType.Null,
                    Description = "下一页的地址；没有下一页时为 null",
                },
            },
        };

    private JsonSchemaExporterOptions Options(bool root) =>
        new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) => Say(context, schema, root && context.Path.IsEmpty),
        };

    private JsonNode Say(JsonSchemaExporterContext context, JsonNode schema, bool asItself)
    {
        if (asItself)
            return Loose(context.TypeInfo.Type, schema);
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var nullable =
            type != context.TypeInfo.Type || (context.PropertyInfo is { IsGetNullable: true } && !type.IsValueType);
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
            return OrNull(Named(type), nullable);
        // What has a converter of ours is opaque to the exporter.
        if (schema.GetValueKind() == JsonValueKind.True)
            return OrNull(Converted(type), nullable);
        if (type.IsEnum && !nullable)
            schema["type"] = "string";
        if (type == typeof(string) && context.PropertyInfo is { } field && TypedJson.Of(field) is { } typed)
            schema["maxLength"] = typed.Longest;
        return schema;
    }

    private JsonNode Loose(Type type, JsonNode schema)
    {
        if (!bodies.Contains(type))
            schema.AsObject().Remove("additionalProperties");
        return schema;
    }

    private JsonObject Named(Type type)
    {
        if (named.TryAdd(type.Name, type))
            document.AddComponent(
                type.Name,
                Read(JsonSchemaExporter.GetJsonSchemaAsNode(ApiJson.Options, type, Options(root: true)))
            );
        else if (named[type.Name] != type)
            throw new InvalidOperationException($"Two records of the API are named {type.Name}.");
        return new JsonObject { ["$ref"] = Place + type.Name };
    }

    private static JsonObject Converted(Type type) =>
        type == typeof(JsonElement) ? []
        : type == typeof(DateTimeOffset) ? new JsonObject { ["type"] = "string", ["format"] = "date-time" }
        : type.IsEnum
            ? new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)name)]),
            }
        : new JsonObject { ["type"] = "string" };

    private static JsonObject OrNull(JsonObject schema, bool nullable) =>
        nullable ? new JsonObject { ["oneOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) } : schema;

    private IOpenApiSchema Read(JsonNode schema) =>
        schema is JsonObject { Count: 1 } reference && reference["$ref"] is { } address
            ? new OpenApiSchemaReference(address.GetValue<string>()[Place.Length..], document)
            : Parse(schema);

    private OpenApiSchema Parse(JsonNode schema)
    {
        var read = OpenApiModelFactory.Parse<OpenApiSchema>(
            schema.ToJsonString(),
            OpenApiSpecVersion.OpenApi3_1,
            document,
            out var diagnostic,
            "json"
        );
        return read is not null && diagnostic.Errors.Count == 0
            ? read
            : throw new InvalidOperationException($"Not a schema: {schema}");
    }
}
