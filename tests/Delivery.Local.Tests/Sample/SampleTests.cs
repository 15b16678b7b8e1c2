using System.Globalization;
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

    // DELIVERY_SAMPLE_STARTS=all starts it in every month of the years that are loaded too.
    public static TheoryData<string, bool> Starts
    {
        get
        {
            var starts = new TheoryData<string, bool>
            {
                // The letter and the calendar of the lessons are those of the next year.
                { "2025-12-31T23:30:00+08:00", true },
                { "2026-01-01T00:00:00+08:00", true },
                // The eve of the Spring Festival, the middle of Golden Week, a Friday as the office closes, a Sunday's midnight.
                { "2026-02-14T22:00:00+08:00", true },
                { "2026-10-03T12:00:00+08:00", true },
                { "2026-10-09T17:00:00+08:00", true },
                { "2026-10-11T00:00:00+08:00", true },
                { "2026-12-31T23:59:00+08:00", false },
                { "2028-02-29T12:00:00+08:00", false },
            };
            if (Environment.GetEnvironmentVariable("DELIVERY_SAMPLE_STARTS") == "all")
                for (var month = 0; month < 24; month++)
                    starts.Add($"{new DateTime(2025, 1, 15).AddMonths(month):yyyy-MM-dd}T18:01:00+08:00", month < 23);
            return starts;
        }
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task It_is_filled_whenever_it_is_started_as_far_as_the_calendar_reaches(string at, bool reaches)
    {
        var folder = Directory.CreateTempSubdirectory("delivery-sample-").FullName;
        var options = CommandLine.Parse(["--sample", "--data", folder, "--clock", at]).Options with
        {
            Urls = null,
            ReadEnvironment = false,
            Machine = new FakeTimeProvider(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)),
        };
        await using (var host = await FunctionsHost.StartAsync(options))
            Assert.Contains(
                reaches ? "5个不同阶段的订单" : "放假安排还没有载入",
                await SampleData.LoadAsync(host),
                StringComparison.Ordinal
            );
        Directory.Delete(folder, recursive: true);
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
            // Whoever a newcomer signs in as first, of the teachers too, is asked something.
            var open = await api.AllAsync("api/inquiries?state=Open");
            Assert.Contains("L01", open.Select(inquiry => inquiry["teacher"]!.GetValue<string>()));
            // Nobody signs a letter before there is one.
            Assert.Contains("2026年8月10日", await api.TextAsync("staff/agreement-texts"), StringComparison.Ordinal);
            Assert.Contains("林一 8月10日", await api.TextAsync("staff/streets/QH01"), StringComparison.Ordinal);
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
