using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.EndToEnd.Tests.Hosting;
using Delivery.Functions.Storage.Ordering;
using Delivery.Local.City;
using Delivery.Local.City.Sums;
using Delivery.Local.Hosting;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.EndToEnd.Tests.Season;

/// <summary>A season whose host is killed at random instants ends with the sums of a season that was left alone.</summary>
public sealed class KilledSeasonTests
{
    private static readonly CityOptions Options = new(
        new Domain.Calendar.Season(2026, SeasonKind.Autumn),
        Asked("DELIVERY_KILLED_STREETS", 2),
        7,
        "unused"
    )
    {
        AtOnce = 1,
    };

    // Which of two teachers wins a course may hang on a kill; what a lesson costs does not, where all grades cost the same.
    private static readonly Dictionary<string, string?> OneFee = Enum.GetValues<Category>()
        .SelectMany(category =>
            new KeyValuePair<string, string?>[]
            {
                new($"Delivery:Fees:Rows:{(int)category}:Category", category.ToString()),
                new($"Delivery:Fees:Rows:{(int)category}:PerLesson", "200"),
            }
        )
        .ToDictionary();

    // So many deaths, then the season is let to its end; a run by hand asks for more of them, in more streets.
    private static readonly int MostKills = Asked("DELIVERY_KILLS", 12);

    private static string Begin { get; } = CityRun.BeginOf(Options.Season).ToString("yyyy-MM-dd'T'HH:mm:sszzz");

    [Fact]
    public async Task A_season_killed_at_random_instants_ends_with_the_same_sums()
    {
        var undisturbed = await UndisturbedAsync();
        var folder = Directory.CreateTempSubdirectory("delivery-killed-").FullName;
        try
        {
            await using var host = new HostProcess(folder, Begin, OneFee);
            await host.StartAsync();
            var (alive, over) = (new HostAlive(), new CancellationTokenSource());
            var killing = KillNowAndThenAsync(host, alive, over.Token);
            using var http = new HttpClient(new Settling(new Insistent(alive)))
            {
                BaseAddress = host.Address,
                Timeout = Timeout.InfiniteTimeSpan,
            };
            var killed = await PlayAsync(http, HostProcess.StaffKey, HostProcess.ApproverKey);
            await over.CancelAsync();
            await killing;

            TestContext.Current.SendDiagnosticMessage($"{host.Kills} kills");
            Assert.True(host.Kills >= 10, $"Only {host.Kills} kills: the season was too short to prove anything.");
            Assert.Equal(undisturbed, killed);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> UndisturbedAsync()
    {
        await using var app = await DeliveryApp.StartAsync(Begin, OneFee);
        using var http = new HttpClient(new Settling(app.Host.CreateHandler()))
        {
            BaseAddress = app.Host.BaseUrl,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return await PlayAsync(http, app.Host.StaffApiKey, app.Host.ApproverApiKey);
    }

    private static int Asked(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } asked
            ? int.Parse(asked, CultureInfo.InvariantCulture)
            : otherwise;

    /// <returns>Every course's end, and every month's lessons and fees, as one text to compare.</returns>
    private static async Task<string> PlayAsync(HttpClient http, string staffKey, string approverKey)
    {
        var api = new CityApi(http, staffKey, approverKey);
        await using var calendars = await DeliveryApp.StartAsync();
        var run = new CityRun(api, Options, await calendars.Services.GetRequiredService<Calendars>().LoadAsync());
        await run.PlayAsync(CityRun.BeginOf(Options.Season), (_, _) => { });
        var sums = new CitySums(api, run.Log, Options);
        var proofs = await sums.ProveAsync();
        Assert.All(proofs, proof => Assert.True(proof.Holds, $"{proof.Sentence}: {string.Join("; ", proof.Broken)}"));
        Assert.Contains(sums.PayRuns, run => run["totals"]!["lessons"]!.GetValue<int>() > 0);
        return string.Join(
            '\n',
            sums.Courses.OrderBy(course => course.CourseId, StringComparer.Ordinal)
                .Select(course => $"{course.CourseId} {course.Stage}")
                .Concat(
                    sums.PayRuns.Select(run =>
                        $"{run["month"]} {run["totals"]!["lessons"]} lessons, {run["totals"]!["gross"]} yuan"
                    )
                )
        );
    }

    private static async Task KillNowAndThenAsync(HostProcess host, HostAlive alive, CancellationToken over)
    {
        var random = new Random(20260901);
        while (host.Kills < MostKills && !over.IsCancellationRequested)
        {
            await Task.Delay(random.Next(500, 2000), over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested)
                return;
            alive.Close();
            await host.KillAsync();
            await host.StartAsync();
            alive.Open();
        }
    }
}
