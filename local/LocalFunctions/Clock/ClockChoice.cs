namespace LocalFunctions.Clock;

/// <summary>What kind of time was asked for at the start.</summary>
public sealed record ClockChoice
{
    private ClockChoice() { }

    public static ClockChoice Real { get; } = new() { Kind = ClockKind.Real };

    /// <summary>Goes on as the data folder was left; a new folder lives in real time.</summary>
    public static ClockChoice AsBefore { get; } = new() { Kind = ClockKind.AsBefore };

    public ClockKind Kind { get; private init; }

    public DateTimeOffset? At { get; private init; }

    public double Speed { get; private init; } = 1;

    public static ClockChoice Simulated(DateTimeOffset at) => new() { Kind = ClockKind.Simulated, At = at };

    /// <summary>Simulated time that also runs on by itself, second by second, while the host is up.</summary>
    public static ClockChoice Running(DateTimeOffset from) => new() { Kind = ClockKind.Running, At = from };

    public static ClockChoice Fast(double speed, DateTimeOffset? from = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        return new ClockChoice
        {
            Kind = ClockKind.Fast,
            At = from,
            Speed = speed,
        };
    }
}

public enum ClockKind
{
    AsBefore,
    Real,
    Simulated,
    Running,
    Fast,
}
