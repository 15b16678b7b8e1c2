using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Delivery.Domain.Calendar;

namespace Delivery.Functions.Web;

/// <summary>The API's JSON: camelCase, enums by name, times with offset, unknown properties refused.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            // Set at once, since shapes are read before the first value is written.
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            Converters = { new JsonStringEnumConverter(allowIntegerValues: false), new ShanghaiTimes() },
        };

    /// <summary>The fields of a record. What is ignored keeps its name in the type's own list, and is none.</summary>
    public static IEnumerable<JsonPropertyInfo> Fields(this JsonTypeInfo record) =>
        record.Properties.Where(property => property.Get is not null || property.Set is not null);

    /// <summary>Times come with their offset, as ISO 8601 writes them, and go out in Shanghai's.</summary>
    private sealed class ShanghaiTimes : JsonConverter<DateTimeOffset>
    {
        // One for each number of decimals: "F" would also take a point with none behind it.
        private static readonly string[] Forms =
        [
            "yyyy-MM-dd'T'HH:mmK",
            "yyyy-MM-dd'T'HH:mm:ssK",
            .. Enumerable.Range(1, 7).Select(digits => $"yyyy-MM-dd'T'HH:mm:ss.{new string('f', digits)}K"),
        ];

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : string.Empty;
            // "K" would take a time without an offset too.
            var hasOffset = text.EndsWith('Z') || text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':';
            return
                hasOffset
                && DateTimeOffset.TryParseExact(
                    text,
                    Forms,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var time
                )
                // Times near the ends of what a date can hold have no Shanghai time.
                && time.UtcDateTime.Year is > 1900 and < 3000
                ? time.ToOffset(ShanghaiTime.Offset)
                : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToOffset(ShanghaiTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz"));
    }
}
