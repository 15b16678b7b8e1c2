using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Ordering;
using Delivery.Local.City;
using Delivery.Local.City.Sums;
using Delivery.Local.Hosting;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Local.Tests.City;

public sealed class SeasonClockTests
{
    /// <summary>
    /// In this seed a course also ends before anybody takes it over, and lessons reach into the second month. The pauses as a
    /// share, since a machine under load is slow in everything: the clock itself waits for nothing.
    /// </summary>
    [Fact]
    public async Task Two_months_in_which_the_seldom_is_usual_see_all_of_it_and_never_wait_for_the_clock()
    {
        var small = CityOptions.Small(5);
        var options = small with
        {
            Streets = 2,
            Lessons = 5,
            Whole = true,
            Last = Month.Of(small.Last).Next.Last,
            Shares = new CityShares(
                Enrolling: 1,
                Cancelling: 0.5,
                Filmed: 1,
                DroppedOut: 1,
                Returned: 0.5,
                Suspended: 1
            ),
        };
        var begin = CityRun.BeginOf(options);
        await using var app = await DeliveryApp.StartAsync(
            $"{begin:yyyy-MM-dd'T'HH:mm}",
            new Dictionary<string, string?> { ["Delivery:Enrolment:Verification"] = "false" }
        );
        using var http = app.Host.CreateClient();
        http.Timeout = Timeout.InfiniteTimeSpan;
        var api = new CityApi(http, app.Host.StaffApiKey, app.Host.ApproverApiKey);
        var calendar = await app.Services.GetRequiredService<Calendars>().LoadAsync();
        var run = new CityRun(api, options, calendar, filming => CityCommand.CrewLinkAsync(app.Host, filming));
        var days = 0;

        await run.PlayAsync(begin, (_, _) => days++);

        Assert.DoesNotContain(CityReport.SeldomCounted, what => run.Log.Total(what) == 0);
        Assert.All(
            await new CitySums(api, run.Log, options).ProveAsync(),
            proof => Assert.True(proof.Holds, $"{proof.Sentence}: {string.Join("; ", proof.Broken)}")
        );
        Assert.InRange(app.Host.Idleness.Pauses, 0, days / 10);
    }

    /// <summary>The one street of these seeds sends files. What comes as a file is numbered, judged, taught and paid like what comes one by one.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(13)]
    public async Task A_season_whose_orders_come_partly_as_files_proves_its_sums(int seed)
    {
        var options = CityOptions.Small(seed);
        var begin = CityRun.BeginOf(options);
        await using var app = await DeliveryApp.StartAsync($"{begin:yyyy-MM-dd'T'HH:mm}");
        using var http = app.Host.CreateClient();
        http.Timeout = Timeout.InfiniteTimeSpan;
        var api = new CityApi(http, app.Host.StaffApiKey, app.Host.ApproverApiKey);
        var run = new CityRun(api, options, await app.Services.GetRequiredService<Calendars>().LoadAsync());

        await run.PlayAsync(begin, (_, _) => { });

        Assert.NotEqual(0, run.Log.Total("order files"));
        Assert.All(
            await new CitySums(api, run.Log, options).ProveAsync(),
            proof => Assert.True(proof.Holds, $"{proof.Sentence}: {string.Join("; ", proof.Broken)}")
        );
    }
}
