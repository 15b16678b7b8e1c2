using System.Text.Json.Nodes;
using Delivery.Domain.Teaching;
using Delivery.Functions.Programme;
using Delivery.Functions.Tests.Programme.Feeds;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme;

public sealed class ProgrammeTests
{
    [Fact]
    public async Task Friday_at_three_next_week_is_on_every_channel_and_not_before()
    {
        await using var city = await StartAsync(null, Taiji, Dance);
        using var early = await city.App.Anonymous.GetAsync("/api/programmes/2026-W38");
        Assert.Equal(404, (int)early.StatusCode);
        Assert.Equal("programme.unpublished", CodeOf(await early.Content.ReadAsStringAsync()));

        await city.App.MoveToAsync(AfterPublication);

        var programme = await city.ProgrammeAsync();
        Assert.Equal((1, 2), ((int)programme["edition"]!, programme["lessons"]!.AsArray().Count));
        var first = programme["lessons"]![0]!;
        Assert.Equal("2026-09-15T09:00:00+08:00", (string?)first["start"]);
        Assert.Equal("WalkIn", (string?)first["enrolment"]!["state"]);
        Assert.Null(first["teacherName"]);
        Assert.Equal(
            ["editors Published 1", "feeds Published 1", "icalendar Published 1", "site Published 1"],
            programme["channels"]!.AsArray().Select(one => $"{one!["name"]} {one["state"]} {one["attempts"]}").Order()
        );
        Assert.Equal(1, await city.ArticlesAsync());
        Assert.Contains(
            "清荷街道文化中心",
            await city.App.Anonymous.GetStringAsync("/programmes/2026-W38"),
            StringComparison.Ordinal
        );
        using var newest = await city.App.Anonymous.GetAsync("/programmes");
        Assert.Equal(
            "/programmes/2026-W38",
            newest.Headers.Location?.ToString() ?? newest.RequestMessage!.RequestUri!.AbsolutePath
        );
        Assert.Contains("2 节课", await city.App.Anonymous.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_twice_publishes_once()
    {
        await using var city = await PublishedAsync(Taiji);
        await city.PublishAsync();
        await city.PublishAsync();

        Assert.Equal(1, (int)(await city.ProgrammeAsync())["edition"]!);
        Assert.Equal(1, (int)(await city.ChannelAsync("editors"))["attempts"]!);
        Assert.Equal(1, await city.ArticlesAsync());
    }

    [Fact]
    public async Task A_week_published_ahead_is_in_the_feeds_at_once()
    {
        const string Later = "310104001-2026-001-02";
        var lesson = Taiji with { LessonId = Later, Start = Taiji.Start.AddDays(7), End = Taiji.End.AddDays(7) };
        await using var city = await StartAsync(null, lesson);
        using var answer = await city.App.Http.PostAsync("/api/programmes/2026-W39/publish", null);
        await city.App.IdleAsync();

        var atom = await city.App.Anonymous.GetStringAsync("/feeds/programme.atom");
        Assert.Contains("2026-W39", atom, StringComparison.Ordinal);
        var reader = new RpdeReader(city.App.Anonymous, "scheduled-sessions");
        await reader.WalkAsync();
        Assert.Contains(Later, reader.Items.Keys);
        var calendar = await city.App.Anonymous.GetStringAsync("/feeds/calendar.ics");
        Assert.Contains($"lesson-{Later}@", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_district_that_does_not_exist_has_no_calendar()
    {
        await using var city = await PublishedAsync(Taiji);
        using var nowhere = await city.App.Anonymous.GetAsync("/feeds/calendar.ics?district=NOPE");
        var whole = await city.App.Anonymous.GetStringAsync("/feeds/calendar.ics?district=");

        Assert.Equal(404, (int)nowhere.StatusCode);
        Assert.Contains($"lesson-{TaijiId}@", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_makes_a_numbered_correction_on_every_channel()
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        var moved = Taiji with { Start = Taiji.Start.AddHours(1), End = Taiji.End.AddHours(1) };
        await city.Lists.RemoveAsync(Taiji.Start, TaijiId);
        await city.Lists.PutAsync(moved);
        await city.Lists.PutAsync(Dance with { Status = LessonStatus.Cancelled });
        await city.PublishAsync();

        Assert.Equal(2, (int)(await city.ProgrammeAsync())["edition"]!);
        Assert.Equal(2, await city.ArticlesAsync());
        Assert.Contains(
            await city.App.MailAsync("bianji"),
            mail => mail.Subject.StartsWith("【更正】", StringComparison.Ordinal)
        );
        var page = await city.App.Anonymous.GetStringAsync("/programmes/2026-W38");
        Assert.Contains("更正1次", page, StringComparison.Ordinal);
        Assert.Contains("改到9月15日（周二）10:00—11:00", page, StringComparison.Ordinal);

        // Taken out altogether, a calendar keeps it as cancelled.
        await city.Lists.RemoveAsync(moved.Start, TaijiId);
        await city.PublishAsync();
        var events = CalendarText.Events(await city.App.Anonymous.GetStringAsync("/programmes/2026-W38.ics"));
        Assert.Equal(("2", "CANCELLED"), (events[TaijiId]["SEQUENCE"], events[TaijiId]["STATUS"]));
        Assert.Equal(("1", "CANCELLED"), (events[DanceId]["SEQUENCE"], events[DanceId]["STATUS"]));
    }

    [Fact]
    public async Task An_empty_week_is_published_as_an_empty_week()
    {
        await using var city = await PublishedAsync();

        Assert.Equal(1, (int)(await city.ProgrammeAsync())["edition"]!);
        Assert.Empty((await city.ProgrammeAsync())["lessons"]!.AsArray());
        Assert.Contains(
            "这一周没有课程",
            await city.App.Anonymous.GetStringAsync("/programmes/2026-W38"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_Friday_that_was_missed_is_made_up_for_as_soon_as_the_app_is_back()
    {
        await using var city = await StartAsync(null, Taiji);
        var timer = ActivatorUtilities.CreateInstance<ProgrammeTimer>(city.App.Services);
        var durable = city.App.Services.GetRequiredService<DurableTaskClient>();
        await timer.PublishWeekly(new TimerInfo { IsPastDue = true }, durable);
        await city.App.IdleAsync();
        // It is Friday, two o'clock: this week was missed, next week is not due yet.
        Assert.Equal(1, (int)(await city.ProgrammeAsync("2026-W37"))["edition"]!);
        using var next = await city.App.Anonymous.GetAsync("/api/programmes/2026-W38");
        Assert.Equal(404, (int)next.StatusCode);
    }

    [Fact]
    public async Task A_channel_that_fails_is_tried_again_alone_and_told_to_staff_in_the_end()
    {
        await using var city = await StartAsync(
            services => services.BreakBlobs(name => name.EndsWith(".ics", StringComparison.Ordinal)),
            Taiji
        );
        await city.App.MoveToAsync("2026-09-11T15:01");
        Assert.Equal("Published", (string?)(await city.ChannelAsync("editors"))["state"]);
        Assert.Equal("Publishing", (string?)(await city.ChannelAsync("icalendar"))["state"]);

        await city.App.MoveToAsync("2026-09-11T16:00");
        Assert.Equal("Failed", (string?)(await city.ChannelAsync("icalendar"))["state"]);
        Assert.Equal(7, (int)(await city.ChannelAsync("icalendar"))["attempts"]!);
        var mail = Assert.Single(
            await city.App.MailAsync("shenhe"),
            mail => mail.Subject.Contains("没有发到“一周日历”", StringComparison.Ordinal)
        );
        var page = await city.App.Http.GetStringAsync("/staff/programmes/2026-W38");
        Assert.All(
            new[] { mail.Text!, page },
            text =>
            {
                Assert.Contains("系统的存储暂时用不了", text, StringComparison.Ordinal);
                Assert.DoesNotContain("The storage is busy", text, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task A_channel_that_fails_holds_back_no_correction_on_the_others()
    {
        await using var city = await StartAsync(
            services => services.BreakBlobs(name => name.EndsWith(".ics", StringComparison.Ordinal)),
            Taiji
        );
        await city.App.MoveToAsync("2026-09-11T15:01");
        await city.Lists.PutAsync(Taiji with { Venue = "清荷小学" });
        await city.PublishAsync();

        Assert.Equal(2, await city.ArticlesAsync());
        Assert.Contains(
            "地点改为清荷小学",
            await city.App.Anonymous.GetStringAsync("/programmes/2026-W38"),
            StringComparison.Ordinal
        );
        var programme = await city.ProgrammeAsync();
        Assert.Equal(2, (int)programme["edition"]!);
        Assert.Equal("Publishing", (string?)(await city.ChannelAsync("icalendar"))["state"]);
        Assert.Contains(
            "还没有发出就有了更正，改发新的一版",
            await city.App.Http.GetStringAsync("/staff/programmes/2026-W38"),
            StringComparison.Ordinal
        );

        // Of the edition that was overtaken nobody has to publish anything by hand.
        await city.App.MoveToAsync("2026-09-11T16:00");
        var told = (await city.App.MailAsync("shenhe")).Where(mail => mail.Subject.Contains("没有发到"));
        Assert.Contains("第2版", Assert.Single(told).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_week_is_over_there_is_nothing_left_to_correct()
    {
        await using var city = await PublishedAsync(Taiji);
        await city.App.MoveToAsync("2026-09-21T00:00");
        using var late = await city.App.Http.PostAsync("/api/programmes/2026-W38/publish", null);

        Assert.Equal(409, (int)late.StatusCode);
        var said = await late.Content.ReadAsStringAsync();
        Assert.Equal("programme.stage", CodeOf(said));
        Assert.Contains("这一周已经结束，不再发布更正", said, StringComparison.Ordinal);
        Assert.Contains("Completed", city.App.StoryOf("programme-2026-W38"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("district=徐汇区", true, false)]
    [InlineData("district=310101", false, true)]
    [InlineData("street=310104001", true, false)]
    [InlineData("category=DanceAndAerobics", false, true)]
    [InlineData("when=evening-weekend", false, true)]
    [InlineData("district=徐汇区&when=evening-weekend", false, false)]
    public async Task The_programme_can_be_narrowed(string query, bool taiji, bool dance)
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        var page = await city.App.Anonymous.GetStringAsync($"/programmes/2026-W38?{query}");

        Assert.Equal(taiji, page.Contains("清荷街道文化中心", StringComparison.Ordinal));
        Assert.Equal(dance, page.Contains("云杉街道文化中心", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/programmes/2026-W54", 404)]
    [InlineData("/programmes/nonsense", 404)]
    [InlineData("/programmes/nonsense.ics", 404)]
    [InlineData("/courses/nonsense.ics", 404)]
    [InlineData("/programmes/2026-W50", 200)]
    public async Task A_week_that_is_none_is_not_found_and_one_to_come_says_when(string path, int status)
    {
        await using var city = await StartAsync();
        using var answer = await city.App.Anonymous.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static string? CodeOf(string problem) => (string?)JsonNode.Parse(problem)!["code"];
}
