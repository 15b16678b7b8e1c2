namespace LocalFunctions.Clock;

public sealed class RealClock : LocalClock
{
    public override string Description => "真实时间";
}
