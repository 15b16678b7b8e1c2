using System.Net;
using LocalFunctions.Clock;
using LocalFunctions.Hosting;
using LocalFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LocalFunctions.Tests.Hosting;

public sealed class TimerTests
{
    private static readonly Dictionary<string, string?> AtThree = new() { ["DailySchedule"] = "0 0 7 * * *" };

    [Fact]
    public async Task Timers_run_at_each_of_their_times_and_by_name_at_the_same_one()
    {
        await using var app = await StartAsync("2026-09-01T13:30");
        await app.MoveToAsync("2026-09-01T16:10");
        Assert.Equal(
            ["Hourly 09-01 14:00", "Daily 09-01 15:00", "Hourly 09-01 15:00", "Hourly 09-01 16:00"],
            SeenBy(app)
        );
    }

    [Fact]
    public async Task What_was_missed_while_the_host_was_down_is_caught_up_once_and_late()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-test-").FullName;
        var monday = new DateTimeOffset(2026, 9, 7, 8, 30, 0, TimeSpan.FromHours(8));
        await using (await HostAsync(folder, ClockChoice.Simulated(monday.AddDays(-3)))) { }
        File.Delete(Path.Combine(folder, "clock.json"));
        await using (var host = await HostAsync(folder, ClockChoice.Simulated(monday)))
        {
            var seen = host.Services.GetRequiredService<Seen>().All;
            Assert.Equal(2, seen.Count);
            Assert.All(seen, run => Assert.EndsWith(" late", run));
        }
        await using (var host = await HostAsync(folder, ClockChoice.AsBefore))
            Assert.Empty(host.Services.GetRequiredService<Seen>().All);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_timer_that_fails_runs_again_at_its_next_time()
    {
        await using var app = await AppUnderTest.StartAsync(SampleApp.Of(typeof(FailingTimer)), "2026-09-01T08:30");
        await app.MoveToAsync("2026-09-01T10:30");
        Assert.Equal(["tried", "tried"], SeenBy(app));
        Assert.Contains("no luck", Assert.Single(app.Host.Timers.All).Failure);
        Assert.Equal(2, app.Log.Lines.Count(line => line.Contains("Fail failed")));
    }

    [Fact]
    public async Task A_timer_never_runs_twice_at_once()
    {
        var gate = new Gate();
        await using var app = await AppUnderTest.StartAsync(
            app: SampleApp.Of(typeof(SlowTimer)),
            services: services => services.AddSingleton(gate)
        );
        var timer = Assert.Single(app.Host.Timers.All);
        var (first, second) = (timer.RunNowAsync(), timer.RunNowAsync());
        Assert.Equal(["begin False"], SeenBy(app));
        Assert.False(first.IsCompleted || second.IsCompleted);
        gate.Opened.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(["begin False", "end", "begin False", "end"], SeenBy(app));
    }

    [Fact]
    public async Task Timers_run_by_themselves_where_time_flows()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-test-").FullName;
        var gate = new Gate();
        gate.Opened.SetResult();
        await using (
            var host = await FunctionsHost.StartAsync(
                new FunctionsHostOptions
                {
                    DataFolder = folder,
                    App = SampleApp.Of(typeof(SlowTimer)),
                    Clock = ClockChoice.Fast(100),
                    Services = services => services.AddSingleton(gate),
                }
            )
        )
        {
            var seen = host.Services.GetRequiredService<Seen>();
            while (seen.All.Count < 6)
                await Task.Delay(1);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_person_may_run_a_timer_now()
    {
        await using var app = await StartAsync("2026-09-01T13:30");
        using var response = await app.Http.PostAsync("/local/timers/daily/run", null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Daily 09-01 13:30"], SeenBy(app));
        using var unknown = await app.Http.PostAsync("/local/timers/weekly/run", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("every day")]
    [InlineData("0 7 * * *")]
    public async Task A_schedule_that_is_missing_or_unreadable_stops_the_start(string? schedule)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() =>
            AppUnderTest.StartAsync(
                app: SampleApp.Of(typeof(TimedFunctions)),
                settings: new Dictionary<string, string?> { ["DailySchedule"] = schedule }
            )
        );
        Assert.Contains("Daily", refused.Message);
    }

    private static Task<AppUnderTest> StartAsync(string at) =>
        AppUnderTest.StartAsync(SampleApp.Of(typeof(TimedFunctions)), at, settings: AtThree);

    private static Task<FunctionsHost> HostAsync(string folder, ClockChoice clock) =>
        FunctionsHost.StartAsync(
            new FunctionsHostOptions
            {
                DataFolder = folder,
                Clock = clock,
                Settings = AtThree,
                App = SampleApp.Of(typeof(TimedFunctions)),
            }
        );

    private static IReadOnlyList<string> SeenBy(AppUnderTest app) => app.Services.GetRequiredService<Seen>().All;
}
