using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Security.Rates;

/// <summary>
/// Holds a network's public pages, feeds and open calls to a rate. Counted in this process; only who asks much is counted in
/// storage too, a share of the rate at a time and after the answer. With k instances a network can so get at most
/// (k − 1) shares above the rate, and what is asked while a share is being written.
/// </summary>
public sealed class Visits(RateSettings settings, CallerNetwork networks, CallerHash callers, TimeProvider clock)
{
    private const int SharesOfRate = 20;
    private const int MostRemembered = 100_000;

    private readonly Rate rate = settings.OfVisits;
    private readonly ConcurrentDictionary<string, VisitCount> counts = new();
    private readonly Channel<VisitCount> shares = Channel.CreateUnbounded<VisitCount>();

    /// <summary>How many visits of a network are counted here before they are told to the other instances.</summary>
    public int Share => Math.Max(1, rate.Most / SharesOfRate);

    internal ChannelReader<VisitCount> Shares => shares.Reader;

    /// <returns>Null when the request may be answered; else how long to wait.</returns>
    public TimeSpan? Count(HttpRequest request)
    {
        if (rate.IsOff)
            return null;
        var now = clock.GetUtcNow();
        var (period, hash) = (rate.At(now), callers.Of($"{rate.Name}|{networks.Of(request)}"));
        var count = counts.AddOrUpdate(
            hash,
            _ => new VisitCount(period, hash),
            (_, known) => known.Period == period ? known : new VisitCount(period, hash)
        );
        if (!count.TryAdd())
            return period.End - now;
        if (count.BeginShare(Share))
            shares.Writer.TryWrite(count);
        ForgetEnded(period);
        return null;
    }

    // More networks at once than that: they begin anew, rather than that memory fills.
    private void ForgetEnded(RatePeriod period)
    {
        if (counts.Count <= MostRemembered)
            return;
        foreach (var (hash, count) in counts)
            if (count.Period != period)
                counts.TryRemove(hash, out _);
        if (counts.Count > MostRemembered)
            counts.Clear();
    }
}
