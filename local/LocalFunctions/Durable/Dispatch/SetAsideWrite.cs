using System.Text;
using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Storage;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>Takes a message that its instance could not take out of the way, with the reason.</summary>
internal sealed class SetAsideWrite(Message message, string because, DateTimeOffset at, Action<Exception?> over) : Write
{
    protected override void Apply(Tables tables)
    {
        tables.Delete(message);
        var kept = new UnreadMessage(
            0,
            message.Key,
            message.Generation,
            Encoding.UTF8.GetString(HistoryJson.Write(message.Arrival))
        );
        tables.SetAside.Insert(kept, because, at);
    }

    public override void Committed() => over(null);

    public override void Failed(Exception reason) => over(reason);
}
