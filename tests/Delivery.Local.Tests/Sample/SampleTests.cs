using Delivery.Local.City;
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
    private static readonly string[] Stages =
    [
        "Submitted",
        "Returned",
        "Rejected",
        "Withdrawn",
        "Matching",
        "Unmatched",
        "Confirmed",
        "InDelivery",
        "Completed",
        "Closed",
        "Cancelled",
    ];

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
    public async Task The_season_has_a_course_in_every_stage_a_paid_month_and_two_published_weeks()
    {
        var folder = Directory.CreateTempSubdirectory("delivery-season-").FullName;
        var machine = DateTimeOffset.UnixEpoch.AddYears(60);
        Assert.Contains("已放入", await SampleSeason.FillAsync(OptionsOf(folder, machine)), StringComparison.Ordinal);
        Assert.Contains("没有重复", await SampleSeason.FillAsync(OptionsOf(folder, machine)), StringComparison.Ordinal);
        await using (var host = await StartAsync(folder, machine))
        {
            using var http = host.CreateClient();
            var api = new CityApi(http, host.StaffApiKey, host.ApproverApiKey);
            var orders = await api.AllAsync("api/orders?limit=200");
            Assert.Equal(
                Stages.Order(StringComparer.Ordinal),
                orders.Select(order => order["stage"]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal)
            );
            Assert.Equal("Paid", await StageOfAsync(api, "2026-08"));
            Assert.Equal("Feedback", await StageOfAsync(api, "2026-09"));
            Assert.Equal(7, await DaysWithLessonsAsync(api, "2026-W41"));
            Assert.Equal(7, await DaysWithLessonsAsync(api, "2026-W42"));
            Assert.Contains("7 节课", await api.TextAsync(""), StringComparison.Ordinal);
            Assert.Contains(
                "有计划&#xA0;<span class=\"num\">5</span>",
                await api.TextAsync("staff/plans/2026"),
                StringComparison.Ordinal
            );
            Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(folder, "mail")));
        }

        Directory.Delete(folder, recursive: true);
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
        Assert.Equal(new DateOnly(2026, 10, 12), DateOnly.FromDateTime(left.DateTime));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_clock_that_was_asked_for_stays()
    {
        var line = CommandLine.Parse(["--sample", "--clock", "real"]);
        Assert.Equal(ClockChoice.Real, line.Options.Clock);
        Assert.False(line.BringsSeason);
        Assert.True(CommandLine.Parse(["--sample"]).BringsSeason);
    }

    private static async Task<string> StageOfAsync(CityApi api, string month) =>
        (await api.GetAsync($"api/settlements/{month}")).Must(month).Body!["stage"]!.GetValue<string>();

    private static async Task<int> DaysWithLessonsAsync(CityApi api, string week) =>
        (await api.GetAsync($"api/programmes/{week}")).Must(week).Body!["lessons"]!
            .AsArray()
            .Select(lesson => lesson!["start"]!.GetValue<DateTimeOffset>().Date)
            .Distinct()
            .Count();

    private static Task<FunctionsHost> StartAsync(string folder, DateTimeOffset machine) =>
        FunctionsHost.StartAsync(OptionsOf(folder, machine));

    private static FunctionsHostOptions OptionsOf(string folder, DateTimeOffset machine) =>
        CommandLine.Parse(["--sample", "--data", folder]).Options with
        {
            Urls = null,
            ReadEnvironment = false,
            Machine = new FakeTimeProvider(machine),
        };
}
