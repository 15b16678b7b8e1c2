using LocalFunctions.Clock;
using Xunit;

namespace LocalFunctions.Tests.Clock;

public sealed class SimulatedClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<DateTimeOffset> remembered = [];
    private readonly SimulatedClock clock;

    public SimulatedClockTests() => clock = new SimulatedClock(Start, remembered.Add);

    [Fact]
    public void Timers_fire_in_the_order_of_their_times_each_seeing_its_own()
    {
        var seen = new List<string>();
        using var late = Timer("late", 3, seen);
        using var early = Timer("early", 1, seen);
        using var never = Timer("never", 9, seen);
        clock.Set(Start.AddMinutes(5));
        Assert.Equal(["early 00:01", "late 00:03"], seen);
        Assert.Equal(Start.AddMinutes(9), clock.NextTimer);
    }

    [Fact]
    public void A_repeating_timer_fires_at_every_period()
    {
        var seen = new List<DateTimeOffset>();
        using var timer = clock.CreateTimer(
            _ => seen.Add(clock.GetUtcNow()),
            null,
            TimeSpan.FromMinutes(1),
            TimeSpan.FromMinutes(2)
        );
        clock.Set(Start.AddMinutes(6));
        Assert.Equal([Start.AddMinutes(1), Start.AddMinutes(3), Start.AddMinutes(5)], seen);
    }

    [Fact]
    public void A_disposed_timer_does_not_fire()
    {
        var seen = new List<string>();
        Timer("gone", 1, seen).Dispose();
        clock.Set(Start.AddMinutes(5));
        Assert.Empty(seen);
        Assert.Null(clock.NextTimer);
    }

    [Fact]
    public async Task A_delay_ends_when_its_time_has_come()
    {
        var delay = Task.Delay(TimeSpan.FromDays(40), clock);
        Assert.False(delay.IsCompleted);
        clock.Set(Start.AddDays(40));
        await delay;
    }

    [Fact]
    public void A_time_is_remembered_before_its_timers_fire()
    {
        var known = 0;
        using var timer = clock.CreateTimer(
            _ => known = remembered.Count,
            null,
            TimeSpan.FromMinutes(1),
            TimeSpan.Zero
        );
        clock.Set(Start.AddMinutes(1));
        Assert.Equal(1, known);
    }

    [Fact]
    public void Time_does_not_run_backwards()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Set(Start.AddTicks(-1)));
        Assert.Equal(Start, clock.GetUtcNow());
    }

    [Fact]
    public void Stopwatches_stay_real()
    {
        var before = clock.GetTimestamp();
        clock.Set(Start.AddYears(1));
        Assert.True(clock.GetElapsedTime(before) < TimeSpan.FromDays(1));
    }

    private ITimer Timer(string name, int minutes, List<string> seen) =>
        clock.CreateTimer(
            _ => seen.Add($"{name} {clock.GetUtcNow():HH:mm}"),
            null,
            TimeSpan.FromMinutes(minutes),
            Timeout.InfiniteTimeSpan
        );
}
