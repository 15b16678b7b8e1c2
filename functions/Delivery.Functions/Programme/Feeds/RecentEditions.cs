using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>The weeks that feeds tell of: those of the last month, the running one and all that may be published after it.</summary>
public sealed class RecentEditions(Programmes programmes, TimeProvider clock)
{
    // A subscriber who looks once a month still learns what became of last month's lessons.
    private const int WeeksBack = 4;

    /// <summary>Every edition of these weeks, the earliest week first.</summary>
    public async Task<IReadOnlyList<WeeklyProgramme>> ReadAsync() =>
        [.. (await Task.WhenAll(Weeks().Select(programmes.ReadAllAsync))).SelectMany(editions => editions)];

    public IReadOnlyList<Week> Weeks()
    {
        var running = Week.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        return
        [
            .. Enumerable
                .Range(-WeeksBack, WeeksBack + 1 + ProgrammeEditions.MostAhead)
                .Select(weeks => Week.Of(running.Monday.AddDays(7 * weeks))),
        ];
    }
}
