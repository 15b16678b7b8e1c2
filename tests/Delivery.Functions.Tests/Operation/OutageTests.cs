using System.Net;
using Delivery.Functions.Tests.Programme;
using Delivery.Functions.Tests.Settlement;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>The app is down over a moment at which it had something to do.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Down_from_Thursday_to_Saturday_the_missed_Friday_publishes_as_soon_as_the_app_is_back()
    {
        await using var city = await StartAsync(null, Taiji);
        await city.App.StayDownUntilAsync("2026-09-12T10:00");

        Assert.Equal(1, (int)(await city.ProgrammeAsync())["edition"]!);
        Assert.Equal("Published", (string?)(await city.ChannelAsync("editors"))["state"]);
        Assert.Contains("programme-2026-W38", city.App.StoryOf("programme-2026-W38"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_for_two_weeks_the_running_week_and_the_one_due_are_published_and_one_that_is_over_is_not()
    {
        await using var city = await StartAsync(null, Taiji, Dance);
        // Friday of week 39 has passed too: 38 is running until Sunday, 39 is due.
        await city.App.StayDownUntilAsync("2026-09-19T09:00");
        Assert.Equal(1, (int)(await city.ProgrammeAsync("2026-W38"))["edition"]!);
        Assert.Equal(1, (int)(await city.ProgrammeAsync("2026-W39"))["edition"]!);

        await city.App.StayDownUntilAsync("2026-10-10T09:00");
        Assert.Equal(1, (int)(await city.ProgrammeAsync("2026-W41"))["edition"]!);
        Assert.Equal(1, (int)(await city.ProgrammeAsync("2026-W42"))["edition"]!);
        using var over = await city.App.Anonymous.GetAsync("/api/programmes/2026-W40");
        Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);
    }

    [Fact]
    public async Task A_Friday_on_which_the_timer_itself_failed_is_made_up_for_by_looking_at_what_is_published()
    {
        var never = new Dictionary<string, string?> { ["ProgrammeSchedule"] = "0 0 0 1 1 *" };
        await using var city = new PublishedCity(await RunningApp.StartAsync("2026-09-11T14:30", never));
        await city.Lists.PutAsync(Taiji);
        await city.App.MoveToAsync("2026-09-11T20:05");

        Assert.Equal(1, (int)(await city.ProgrammeAsync())["edition"]!);
    }

    [Fact]
    public async Task Before_the_first_season_nothing_is_made_up_for()
    {
        await using var city = await StartAsync();
        await city.App.Host.Timers.Find("CatchUpProgramme")!.RunNowAsync();

        Assert.Empty(await city.App.MailAsync("bianji"));
        using var running = await city.App.Anonymous.GetAsync("/api/programmes/2026-W37");
        Assert.Equal(HttpStatusCode.NotFound, running.StatusCode);
    }

    [Fact]
    public async Task Down_over_the_first_of_the_month_its_run_begins_late_and_the_streets_still_get_their_day()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.App.StayDownUntilAsync("2026-10-12T09:00");

        Assert.Equal("Feedback", await month.StageAsync());
        await PayMonth.OkAsync(month.FeedbackAsync("A1", ("A1-2026-001-01", true)));
        await month.App.MoveToAsync("2026-10-13T00:00");
        Assert.Equal("Payroll", await month.StageAsync());
    }

    [Fact]
    public async Task Down_for_two_months_every_month_is_still_paid_for()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.App.StayDownUntilAsync("2026-12-01T09:00");

        Assert.Equal("Feedback", await month.StageAsync("2026-09"));
        Assert.Equal("Feedback", await month.StageAsync("2026-11"));
    }

    [Fact]
    public async Task Down_over_the_end_of_the_feedback_window_the_streets_get_the_next_working_day()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        await month.App.StayDownUntilAsync("2026-10-12T09:00");

        Assert.Equal("Feedback", await month.StageAsync());
        await PayMonth.OkAsync(month.FeedbackAsync("A1", ("A1-2026-001-01", true)));
        await month.App.MoveToAsync("2026-10-14T00:00");
        Assert.Equal("Payroll", await month.StageAsync());
    }

    [Fact]
    public async Task Down_over_the_check_window_silence_is_no_agreement_yet()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Check");
        await month.App.StayDownUntilAsync("2026-10-20T09:00");

        Assert.Equal("Released", await month.StateOfAsync("T1"));
        await month.App.MoveToAsync("2026-10-22T00:00");
        Assert.Equal("Agreed", await month.StateOfAsync("T1"));
        Assert.Equal("Payout", await month.StageAsync());
    }
}
