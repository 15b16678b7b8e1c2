using System.Text.Json;

namespace Delivery.TestKit.Scripts;

/// <summary>Payloads go through JSON, as between worker and host: what does not survive that is found here already.</summary>
internal static class Carried
{
    public static T? Over<T>(object? payload) =>
        payload is null ? default : JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(payload, payload.GetType()));
}
