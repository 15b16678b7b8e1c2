using Delivery.Local.Durable.History;
using Delivery.Local.Durable.Storage;

namespace Delivery.Local.Durable.Dispatch;

/// <summary>Drops what reached an instance that has ended or is no more.</summary>
internal sealed class DiscardWrite(IReadOnlyList<Message> messages, Action<Exception?> over) : Write
{
    protected override void Apply(Tables tables)
    {
        foreach (var message in messages)
            tables.Delete(message);
    }

    public override void Committed() => over(null);

    public override void Failed(Exception reason) => over(reason);
}
