using LocalFunctions.Durable.Storage;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>Turns what is due by now into messages.</summary>
internal sealed class FireTimers(TimeProvider clock, Action<Exception?> over) : Write
{
    protected override void Apply(Tables tables) => Outbox.Messages.AddRange(tables.Timers.Fire(clock.GetUtcNow()));

    public override void Committed() => over(null);

    public override void Failed(Exception reason) => over(reason);
}
