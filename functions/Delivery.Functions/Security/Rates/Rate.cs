namespace Delivery.Functions.Security.Rates;

/// <summary>How often one thing may be asked for in a period.</summary>
/// <param name="Name">Stands in the keys of its rows.</param>
/// <param name="Most">0 is no limit.</param>
public sealed record Rate(string Name, int Most, TimeSpan Period)
{
    public bool IsOff => Most <= 0;

    /// <summary>
    /// Periods begin on whole multiples of their length. Around such a moment a caller may so get twice the number in less
    /// than one period, which is the price of one small row for each.
    /// </summary>
    public RatePeriod At(DateTimeOffset now)
    {
        var start = new DateTimeOffset(now.UtcTicks - now.UtcTicks % Period.Ticks, TimeSpan.Zero);
        return new RatePeriod(this, start, start + Period);
    }
}

public sealed record RatePeriod(Rate Rate, DateTimeOffset Start, DateTimeOffset End);
