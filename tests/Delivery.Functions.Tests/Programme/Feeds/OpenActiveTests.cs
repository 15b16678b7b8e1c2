using System.Text.Json.Nodes;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme.Feeds;

public sealed class OpenActiveTests
{
    private static readonly string[] NeededOfCourses =
    [
        "@type",
        "@id",
        "url",
        "name",
        "location",
        "activity",
        "organizer",
        "offers",
        "startDate",
        "endDate",
        "subEvent",
    ];

    private static readonly string[] NeededOfEvents =
    [
        "@type",
        "@id",
        "url",
        "name",
        "location",
        "activity",
        "organizer",
        "offers",
        "startDate",
    ];

    [Fact]
    public async Task A_published_lesson_is_a_session_with_what_OpenActive_asks_for()
    {
        await using var city = await PublishedAsync(Taiji, Dance with { TeacherName = "王五" });
        var reader = new RpdeReader(city.App.Anonymous, "scheduled-sessions");
        Assert.Equal(2, await reader.WalkAsync());

        var session = reader.Items[TaijiId];
        Assert.Equal("ScheduledSession", (string?)session["@type"]);
        Assert.Equal("2026-09-15T09:00:00+08:00", (string?)session["startDate"]);
        Assert.Equal("2026-09-15T10:00:00+08:00", (string?)session["endDate"]);
        Assert.Equal("https://schema.org/EventScheduled", (string?)session["eventStatus"]);
        Assert.Equal("徐汇区", (string?)session["location"]!["address"]!["addressLocality"]);
        Assert.Equal(0, (int)session["offers"]![0]!["price"]!);
        Assert.Null(session["leader"]);
        // Data once copied could not take a name back; the page may name who agreed to it.
        Assert.All(reader.Items.Values, item => Assert.DoesNotContain("王五", $"{item}", StringComparison.Ordinal));
        Assert.Contains(
            "\"performer\":[{\"@type\":\"Person\",\"name\":\"王五\"}]",
            await city.App.Anonymous.GetStringAsync("/programmes/2026-W38"),
            StringComparison.Ordinal
        );

        var address = new Uri((string)session["@id"]!).PathAndQuery;
        var alone = JsonNode.Parse(await city.App.Anonymous.GetStringAsync(address))!;
        Assert.True(JsonNode.DeepEquals(session, alone));
    }

    [Fact]
    public async Task A_course_holds_its_lessons_and_keeps_those_of_earlier_weeks()
    {
        await using var city = await PublishedAsync(Taiji);
        await city.Lists.PutAsync(
            Taiji with
            {
                LessonId = TaijiId[..^1] + "2",
                Start = Taiji.Start.AddDays(7),
                End = Taiji.End.AddDays(7),
            }
        );
        await city.App.MoveToAsync("2026-09-18T15:00");
        var reader = new RpdeReader(city.App.Anonymous, "course-instances");
        await reader.WalkAsync();

        var course = Assert.Single(reader.Items).Value;
        Assert.All(NeededOfCourses, field => Assert.NotNull(course[field]));
        Assert.Equal("CourseInstance", (string?)course["@type"]);
        Assert.Equal(2, course["subEvent"]!.AsArray().Count);
        Assert.Equal("2026-09-15T09:00:00+08:00", (string?)course["startDate"]);
        Assert.Equal("2026-09-22T10:00:00+08:00", (string?)course["endDate"]);

        // Ten weeks later the first lesson is no longer among the recent ones, and the course still has it.
        foreach (var week in Enumerable.Range(2, 8))
            await city.Lists.PutAsync(
                Taiji with
                {
                    LessonId = $"{TaijiId[..^2]}{week + 1:00}",
                    Start = Taiji.Start.AddDays(7 * week),
                    End = Taiji.End.AddDays(7 * week),
                }
            );
        await city.App.MoveToAsync("2026-11-13T15:00");
        await reader.WalkAsync();
        Assert.Equal(10, reader.Items.Values.Single()["subEvent"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_lecture_is_an_event_of_its_own_and_in_no_other_feed()
    {
        await using var city = await PublishedAsync(Taiji, Dance with { Category = Category.Lecture });
        var (lectures, sessions, courses) = (
            Reader("events"),
            Reader("scheduled-sessions"),
            Reader("course-instances")
        );
        await lectures.WalkAsync();
        await sessions.WalkAsync();
        await courses.WalkAsync();

        Assert.Equal([TaijiId], sessions.Items.Keys);
        Assert.Single(courses.Items);
        var lecture = Assert.Single(lectures.Items).Value;
        Assert.All(NeededOfEvents, field => Assert.NotNull(lecture[field]));
        Assert.Equal("Event", (string?)lecture["@type"]);
        var own = await city.App.Anonymous.GetStringAsync(new Uri((string)lecture["@id"]!).PathAndQuery);
        Assert.Equal(lecture.ToJsonString(), JsonNode.Parse(own)!.ToJsonString());

        await city.Lists.PutAsync(Dance with { Category = Category.Lecture, Status = LessonStatus.Cancelled });
        await city.PublishAsync();
        Assert.Equal(1, await lectures.WalkAsync());
        Assert.Equal("https://schema.org/EventCancelled", (string?)lectures.Items[DanceId]["eventStatus"]);

        RpdeReader Reader(string feed) => new(city.App.Anonymous, feed);
    }

    [Fact]
    public async Task Whose_category_is_corrected_goes_from_one_feed_to_the_other_and_back()
    {
        await using var city = await PublishedAsync(Dance with { Category = Category.Lecture });
        var (lectures, sessions) = (
            new RpdeReader(city.App.Anonymous, "events"),
            new RpdeReader(city.App.Anonymous, "scheduled-sessions")
        );
        await lectures.WalkAsync();
        await sessions.WalkAsync();
        Assert.Equal([DanceId], lectures.Items.Keys);

        await city.Lists.PutAsync(Dance);
        await city.PublishAsync();
        await lectures.WalkAsync();
        await sessions.WalkAsync();
        Assert.Equal([DanceId], lectures.Deleted);
        Assert.Equal([DanceId], sessions.Items.Keys);

        await city.Lists.PutAsync(Dance with { Category = Category.Lecture });
        await city.PublishAsync();
        await lectures.WalkAsync();
        await sessions.WalkAsync();
        Assert.Equal([DanceId], lectures.Items.Keys);
        Assert.Equal([DanceId], sessions.Deleted);
    }

    [Fact]
    public async Task A_correction_comes_after_what_was_read_and_says_what_became_of_each_lesson()
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        var reader = new RpdeReader(city.App.Anonymous, "scheduled-sessions");
        await reader.WalkAsync();
        Assert.Equal(0, await reader.WalkAsync());

        await city.Lists.RemoveAsync(Taiji.Start, TaijiId);
        await city.Lists.PutAsync(Taiji with { Start = Taiji.Start.AddHours(1), End = Taiji.End.AddHours(1) });
        await city.Lists.PutAsync(Dance with { Status = LessonStatus.Cancelled });
        await city.PublishAsync();
        Assert.Equal(2, await reader.WalkAsync());
        Assert.Equal("https://schema.org/EventRescheduled", (string?)reader.Items[TaijiId]["eventStatus"]);
        Assert.Equal("2026-09-15T09:00:00+08:00", (string?)reader.Items[TaijiId]["previousStartDate"]);
        Assert.Equal("https://schema.org/EventCancelled", (string?)reader.Items[DanceId]["eventStatus"]);

        await city.Lists.RemoveAsync(Taiji.Start.AddHours(1), TaijiId);
        await city.PublishAsync();
        Assert.Equal(1, await reader.WalkAsync());
        Assert.Equal([TaijiId], reader.Deleted);
    }

    [Fact]
    public async Task Published_without_a_change_nothing_comes_again()
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        var reader = new RpdeReader(city.App.Anonymous, "scheduled-sessions");
        await reader.WalkAsync();
        await city.PublishAsync();
        await city.App.MoveToAsync("2026-09-18T15:00");

        Assert.Equal(0, await reader.WalkAsync());
    }
}
