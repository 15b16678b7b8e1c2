namespace LocalFunctions.Clock;

/// <summary>
/// Keeps unreal time over restarts. Time never runs backwards in a data folder: a simulated folder goes on where it
/// stood, and a later start time is reached by moving there, through every moment on the way.
/// </summary>
/// <param name="machine">Real time.</param>
internal sealed class ClockFile(string dataFolder, TimeProvider machine)
{
    private readonly string path = Path.Combine(dataFolder, "clock.json");

    private sealed record Stored(ClockKind Kind, DateTimeOffset Now, DateTimeOffset RealNow, double Speed);

    public LocalClock Open(ClockChoice choice)
    {
        var stored = AtomicFile.Read<Stored>(path);
        return choice.Kind switch
        {
            ClockKind.Real => Real(),
            ClockKind.Simulated or ClockKind.Running => Simulated(choice.Kind, NowOf(stored) ?? choice.At!.Value),
            ClockKind.Fast => Fast(NowOf(stored) ?? choice.At ?? machine.GetUtcNow(), choice.Speed),
            _ => stored?.Kind switch
            {
                ClockKind.Simulated or ClockKind.Running => Simulated(stored.Kind, stored.Now),
                ClockKind.Fast => Fast(NowOf(stored)!.Value, stored.Speed),
                _ => new RealClock(),
            },
        };
    }

    private static DateTimeOffset? NowOf(Stored? stored) =>
        stored is { Kind: ClockKind.Fast }
            ? new FastClock(stored.Now, stored.RealNow, stored.Speed).GetUtcNow()
            : stored?.Now;

    private RealClock Real()
    {
        File.Delete(path);
        return new RealClock();
    }

    private SimulatedClock Simulated(ClockKind kind, DateTimeOffset now)
    {
        Remember(kind, now, 0);
        return new SimulatedClock(now, time => Remember(kind, time, 0), runs: kind == ClockKind.Running);
    }

    private FastClock Fast(DateTimeOffset now, double speed)
    {
        var realNow = Remember(ClockKind.Fast, now, speed);
        return new FastClock(now, realNow, speed);
    }

    private DateTimeOffset Remember(ClockKind kind, DateTimeOffset now, double speed)
    {
        var realNow = machine.GetUtcNow();
        AtomicFile.Write(path, new Stored(kind, now, realNow, speed));
        return realNow;
    }
}
