using Delivery.Local.Durable.Storage;

namespace Delivery.Local.Durable.Dispatch;

/// <summary>Takes up what the file holds: messages not yet taken, activities without an answer.</summary>
internal sealed class Recover(Action recovered) : Write
{
    protected override void Apply(Tables tables)
    {
        Outbox.Messages.AddRange(tables.Messages.All());
        Outbox.Messages.AddRange(tables.Timers.Fired());
        Outbox.Tasks.AddRange(tables.Tasks.All());
    }

    public override void Committed() => recovered();

    /// <summary>A file that cannot be read at the start is for a person to look at.</summary>
    public override void Failed(Exception reason) =>
        throw new InvalidOperationException("The durable engine could not read what was under way.", reason);
}
