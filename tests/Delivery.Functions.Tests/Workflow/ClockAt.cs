namespace Delivery.Functions.Tests.Workflow;

/// <summary>
/// The clock of another machine, some moments ahead of what the app's own has seen: a command finds a time over before its
/// orchestration does. It stands still.
/// </summary>
internal sealed class ClockAt(string moment) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse($"{moment}:00+08:00").ToUniversalTime();
}
