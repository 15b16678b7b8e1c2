using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Storage.Programme;

/// <summary>
/// The weeks whose Friday hour has come and that nobody published: because the app was down, or storage was. A week that
/// is over is not among them: nobody can go to its lessons any more.
/// </summary>
public sealed class MissedWeeks(Programmes programmes, LessonLists lists, CurrentSettings settings)
{
    // A season's longest pause between two weeks that were published.
    private const int WeeksToLookBack = 8;

    public async Task<IReadOnlyList<Week>> AtAsync(DateTimeOffset now)
    {
        var running = Week.Of(ShanghaiTime.DateOf(now));
        var missed = new List<Week>();
        foreach (var week in new[] { running, running.Next })
            if (
                settings.Programme.PublishAt(week) <= now
                && await IsMissingAsync(week)
                && !await IsHeldAsync(week, now)
                && await IsInUseAsync(week, now)
            )
                missed.Add(week);
        return missed;
    }

    public async Task<bool> IsMissingAsync(Week week) => await programmes.NewestAsync(week) is null;

    /// <summary>Staff hold it back, and may still.</summary>
    public async Task<bool> IsHeldAsync(Week week, DateTimeOffset now) =>
        now < settings.Programme.HoldEndsAt(week) && await programmes.HoldAsync(week) is not null;

    // Before the first season there is nobody to publish for, not even an empty week.
    private async Task<bool> IsInUseAsync(Week week, DateTimeOffset now)
    {
        // On its own Friday it goes as it would have at its usual hour, and after it where staff held it back.
        if (ShanghaiTime.DateOf(now) == week.PublishedOn || await programmes.HoldAsync(week) is not null)
            return true;
        if ((await lists.OfWeekAsync(week)).Count > 0)
            return true;
        for (var (earlier, back) = (week.Previous, 1); back <= WeeksToLookBack; earlier = earlier.Previous, back++)
            if (!await IsMissingAsync(earlier))
                return true;
        return false;
    }
}
