using System.Collections.Concurrent;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Programme;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Programme.Openings;

/// <summary>
/// Counts how often the programme is opened: in this process, and a number at a time in storage, beside the answers. No
/// address, no cookie, no order of visits is kept. What caches answer for us is not counted.
/// </summary>
public sealed class Openings(OpeningCounts counts, TimeProvider clock)
{
    // Weeks that exist times days times ways; more is nobody who reads.
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<(Week Week, DateOnly Day, string Channel), int> untold = new();

    /// <param name="week">Null for what tells of several weeks: it counts for the running one.</param>
    /// <param name="channel">By the names of the channels.</param>
    public void Note(HttpRequest request, Week? week, string channel)
    {
        if (!HttpMethods.IsGet(request.Method) || untold.Count >= MostKept)
            return;
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        untold.AddOrUpdate((week ?? Week.Of(today), today, channel), 1, (_, count) => count + 1);
    }

    /// <summary>Adds what was counted here to what all instances have counted. What cannot be added is added next time.</summary>
    public async Task TellAsync()
    {
        foreach (var key in untold.Keys)
            if (untold.TryRemove(key, out var count))
                await TellAsync(key, count);
    }

    private async Task TellAsync((Week Week, DateOnly Day, string Channel) key, int count)
    {
        try
        {
            await counts.AddAsync(key.Week, key.Day, key.Channel, count);
        }
        catch
        {
            untold.AddOrUpdate(key, count, (_, more) => more + count);
            throw;
        }
    }
}
