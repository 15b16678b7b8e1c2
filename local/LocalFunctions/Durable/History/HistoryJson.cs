using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalFunctions.Durable.History;

/// <summary>History as text: generated code, so that opening an engine warms up no reflection.</summary>
[JsonSerializable(typeof(List<HistoryEvent>))]
[JsonSerializable(typeof(HistoryEvent))]
[JsonSerializable(typeof(Microsoft.DurableTask.TaskFailureDetails))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    private static readonly HistoryJson Readable = new(
        new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        }
    );

    public static byte[] Write(List<HistoryEvent> events) =>
        JsonSerializer.SerializeToUtf8Bytes(events, Readable.ListHistoryEvent);

    public static byte[] Write(HistoryEvent one) => JsonSerializer.SerializeToUtf8Bytes(one, Readable.HistoryEvent);

    public static string? Write(Microsoft.DurableTask.TaskFailureDetails? failure) =>
        failure is null ? null : JsonSerializer.Serialize(failure, Readable.TaskFailureDetails);

    public static List<HistoryEvent> ReadEvents(string json) =>
        JsonSerializer.Deserialize(json, Readable.ListHistoryEvent)!;

    public static Arrival ReadArrival(string json) => (Arrival)JsonSerializer.Deserialize(json, Readable.HistoryEvent)!;

    public static Microsoft.DurableTask.TaskFailureDetails? ReadFailure(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, Readable.TaskFailureDetails);
}
