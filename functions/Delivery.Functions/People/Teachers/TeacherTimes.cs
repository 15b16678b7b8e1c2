using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Delivery.Domain.Calendar;
using Delivery.Functions.Web;

namespace Delivery.Functions.People.Teachers;

/// <summary>When a teacher is free in a week: "Monday" or 1 to 7, Monday first.</summary>
public sealed record AvailabilityBody(
    [property: JsonConverter(typeof(AvailabilityBody.Days))] DayOfWeek Day,
    TimeOnly From,
    TimeOnly To
)
{
    public sealed class Days : JsonConverter<DayOfWeek>
    {
        public override DayOfWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.Number when reader.TryGetInt32(out var number) && number is >= 1 and <= 7 => (DayOfWeek)(
                    number % 7
                ),
                JsonTokenType.String when EnumNames.Read<DayOfWeek>(reader.GetString()) is { } day => day,
                _ => throw new JsonException(),
            };

        public override void Write(Utf8JsonWriter writer, DayOfWeek value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}

/// <summary>When a teacher is away: whole days, or times with offset.</summary>
public sealed record AbsenceBody(DayOrTime From, DayOrTime To);

/// <summary>A date, which is the whole day, or a moment.</summary>
[JsonConverter(typeof(Converter))]
public sealed record DayOrTime(DateTimeOffset Opening, DateTimeOffset Closing)
{
    public static DayOrTime At(DateTimeOffset moment) => new(moment, moment);

    private sealed class Converter : JsonConverter<DayOrTime>
    {
        public override DayOrTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();
            if (
                DateOnly.TryParseExact(
                    text,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
                // The day before the first and after the last have no name.
                && day.Year is > 1900 and < 3000
            )
                return new DayOrTime(ShanghaiTime.StartOf(day), ShanghaiTime.EndOf(day));
            var moment = JsonSerializer.Deserialize<DateTimeOffset>(ref reader, options);
            return At(moment);
        }

        public override void Write(Utf8JsonWriter writer, DayOrTime value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Opening, options);
    }
}
