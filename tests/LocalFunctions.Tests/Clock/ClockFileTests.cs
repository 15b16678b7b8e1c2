using LocalFunctions.Clock;
using Xunit;

namespace LocalFunctions.Tests.Clock;

public sealed class ClockFileTests : IDisposable
{
    private static readonly DateTimeOffset Autumn = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private readonly string folder = Directory.CreateTempSubdirectory("delivery-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_new_folder_lives_in_real_time() => Assert.IsType<RealClock>(Open(ClockChoice.AsBefore));

    [Fact]
    public void Simulated_time_goes_on_where_it_was_set_last()
    {
        ((SimulatedClock)Open(ClockChoice.Simulated(Autumn))).Set(Autumn.AddDays(3));
        Assert.Equal(Autumn.AddDays(3), Assert.IsType<SimulatedClock>(Open(ClockChoice.AsBefore)).GetUtcNow());
        Assert.Equal(Autumn.AddDays(3), Open(ClockChoice.Simulated(Autumn)).GetUtcNow());
    }

    [Fact]
    public void A_later_start_time_is_moved_to_not_jumped_to()
    {
        Open(ClockChoice.Simulated(Autumn));
        Assert.Equal(Autumn, Open(ClockChoice.Simulated(Autumn.AddDays(3))).GetUtcNow());
    }

    [Fact]
    public void Fast_time_goes_on_from_where_it_is_now()
    {
        var before = Open(ClockChoice.Fast(1000, Autumn)).GetUtcNow();
        var after = Assert.IsType<FastClock>(Open(ClockChoice.AsBefore)).GetUtcNow();
        Assert.True(before >= Autumn);
        Assert.True(after >= before);
    }

    [Fact]
    public void Real_time_is_had_back_by_asking_for_it()
    {
        Open(ClockChoice.Simulated(Autumn));
        Assert.IsType<RealClock>(Open(ClockChoice.Real));
        Assert.IsType<RealClock>(Open(ClockChoice.AsBefore));
    }

    private LocalClock Open(ClockChoice choice) => new ClockFile(folder, TimeProvider.System).Open(choice);
}
