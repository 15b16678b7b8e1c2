using Delivery.Local.Durable.Storage;

namespace Delivery.Local.Durable.Dispatch;

/// <summary>Turns what is due by now into messages.</summary>
internal sealed class FireTimers(TimeProvider clock, Alarm alarm) : Write
{
    protected override void Apply(Tables tables) => Outbox.Messages.AddRange(tables.Fire(clock.GetUtcNow()));

    public override void Committed() => alarm.Answered();

    public override void Failed(Exception reason) => alarm.Answered();
}
