using Delivery.Local.Hosting;
using Delivery.Local.Sample;
using LocalFunctions.Clock;
using LocalFunctions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Delivery.Local.Tests.Sample;

/// <summary>The sample brings its own time: whatever the machine's date is, it is filled, and time goes on from there.</summary>
public sealed class SampleTests
{
    public static TheoryData<int> Years => [.. Enumerable.Range(2025, 6)];

    [Theory]
    [MemberData(nameof(Years))]
    public async Task It_is_filled_in_every_month_of_the_machines_year(int year)
    {
        for (var month = 1; month <= 12; month++)
        {
            var folder = Directory.CreateTempSubdirectory("delivery-sample-").FullName;
            await using (
                var host = await StartAsync(folder, new DateTimeOffset(year, month, 15, 3, 0, 0, TimeSpan.Zero))
            )
                Assert.Contains("5个不同阶段的订单", await SampleData.LoadAsync(host), StringComparison.Ordinal);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Its_time_runs_on_may_be_moved_and_is_kept_over_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-sample-").FullName;
        DateTimeOffset left;
        await using (var host = await StartAsync(folder, DateTimeOffset.UnixEpoch.AddYears(60)))
        {
            for (var begun = host.Clock.Now; host.Clock.Now == begun; )
                await Task.Delay(50, TestContext.Current.CancellationToken);
            await host.Mover.AdvanceAsync(TimeSpan.FromDays(3), TestContext.Current.CancellationToken);
            left = host.Clock.Now;
            Assert.Contains("照常走", host.Clock.Description, StringComparison.Ordinal);
        }

        await using (var host = await StartAsync(folder, DateTimeOffset.UnixEpoch))
            Assert.InRange(host.Clock.Now, left, left.AddMinutes(10));
        Assert.Equal(new DateOnly(2026, 9, 25), DateOnly.FromDateTime(left.DateTime));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_clock_that_was_asked_for_stays() =>
        Assert.Equal(ClockChoice.Real, CommandLine.Parse(["--sample", "--clock", "real"]).Options.Clock);

    private static Task<FunctionsHost> StartAsync(string folder, DateTimeOffset machine) =>
        FunctionsHost.StartAsync(
            CommandLine.Parse(["--sample", "--data", folder]).Options with
            {
                Urls = null,
                ReadEnvironment = false,
                Machine = new FakeTimeProvider(machine),
            }
        );
}
