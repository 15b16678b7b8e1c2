using System.Collections.Concurrent;

namespace Delivery.Functions.Security.Rates;

/// <summary>
/// Holds what a caller without an account may set going (a mail, a code, an enrolment) to a rate: every time is counted in
/// storage before it is done. Who is over the rate costs no more storage until the period ends.
/// </summary>
public sealed class CallerRates(RateRows rows, CallerHash callers, TimeProvider clock)
{
    private const int MostRemembered = 10_000;
    private const int Turns = 64;

    private readonly ConcurrentDictionary<string, RatePeriod> spent = new();

    // Callers of the same hash wait for one another, so that a burst does not fight over one row.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    /// <param name="subject">Who or what is counted, e.g. an email address; kept as a keyed hash only.</param>
    /// <returns>Null when it may be done; else how long to wait.</returns>
    public async Task<TimeSpan?> TakeAsync(Rate rate, string subject)
    {
        if (rate.IsOff)
            return null;
        var (now, hash) = (clock.GetUtcNow(), callers.Of($"{rate.Name}|{subject}"));
        var period = rate.At(now);
        var turn = turns[hash[0] * 16 % Turns + hash[1] % 16];
        await turn.WaitAsync();
        try
        {
            return await MayAsync(period, hash) ? null : period.End - now;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> MayAsync(RatePeriod period, string hash)
    {
        if (spent.TryGetValue(hash, out var over) && over == period)
            return false;
        if (await rows.AddAsync(period, hash, 1) <= period.Rate.Most)
            return true;
        if (spent.Count >= MostRemembered)
            spent.Clear();
        spent[hash] = period;
        return false;
    }
}
