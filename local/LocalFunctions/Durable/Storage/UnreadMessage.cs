using System.Text.Json;
using LocalFunctions.Durable.History;

namespace LocalFunctions.Durable.Storage;

/// <summary>A message as it lies in the file.</summary>
internal sealed record UnreadMessage(long Row, long Key, int? Generation, string Arrival)
{
    /// <exception cref="PoisonMessageException">It is no message; says why, and how it begins.</exception>
    public Arrival Read()
    {
        try
        {
            return HistoryJson.ReadArrival(Arrival);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or InvalidCastException)
        {
            var shown = Arrival.Length > 200 ? Arrival[..200] + "…" : Arrival;
            throw new PoisonMessageException($"A message cannot be read: {unreadable.Message} It begins: {shown}");
        }
    }
}
