using LocalFunctions.Timers;
using Xunit;

namespace LocalFunctions.Tests.Hosting;

public sealed class TimerFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("delivery-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_timer_is_written_in_place_and_found_by_who_comes_after()
    {
        var (early, late) = (StateAt(1), StateAt(2));
        var file = new TimerFile(folder);
        file.Save("Daily", early);
        file.Save("Hourly", early);
        var length = new FileInfo(PathOf()).Length;
        file.Save("Daily", late);

        Assert.Equal(length, new FileInfo(PathOf()).Length);
        Assert.All(File.ReadAllLines(PathOf()), line => Assert.Equal(511, line.Length));
        foreach (var reader in new[] { file, new TimerFile(folder) })
            Assert.Equal((late, early, null), (reader.Find("Daily"), reader.Find("Hourly"), reader.Find("Weekly")));
    }

    [Fact]
    public void A_timer_that_does_not_fit_its_line_is_refused_and_leaves_the_others_alone()
    {
        var file = new TimerFile(folder);
        file.Save("Daily", StateAt(1));
        var refused = Assert.Throws<InvalidOperationException>(() => file.Save(new string('T', 500), StateAt(2)));

        Assert.EndsWith("has a name or a schedule too long to be remembered.", refused.Message);
        Assert.Equal(StateAt(1), new TimerFile(folder).Find("Daily"));
    }

    private string PathOf() => Path.Combine(folder, "timers.jsonl");

    private static TimerState StateAt(int hour) =>
        new("0 0 * * * *", Last: null, new DateTimeOffset(2026, 9, 7, hour, 0, 0, TimeSpan.Zero));
}
