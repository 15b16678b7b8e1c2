using System.Text;
using Delivery.Functions.Programme.Feeds;
using Xunit;

namespace Delivery.Functions.Tests.Programme.Feeds;

/// <summary>Reads a calendar file by the letter of RFC 5545, not by the library that wrote it.</summary>
internal static class CalendarText
{
    public static IReadOnlyList<string> Lines(string calendar)
    {
        Assert.EndsWith("\r\n", calendar, StringComparison.Ordinal);
        var lines = new List<string>();
        foreach (var line in calendar.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.DoesNotContain('\n', line);
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75);
            if (line[0] == ' ')
                lines[^1] += line[1..];
            else
                lines.Add(line);
        }

        return lines;
    }

    /// <summary>The properties of each event, by the lesson's id.</summary>
    public static Dictionary<string, Dictionary<string, string>> Events(string calendar)
    {
        var events = new Dictionary<string, Dictionary<string, string>>();
        var current = new Dictionary<string, string>();
        foreach (var line in Lines(calendar))
        {
            if (line == "BEGIN:VEVENT")
                current = [];
            else if (line == "END:VEVENT")
                events.Add(current["UID"]["lesson-".Length..current["UID"].IndexOf('@')], current);
            else
                current[line[..line.IndexOfAny([':', ';'])]] = line[(line.IndexOf(':') + 1)..];
        }

        return events;
    }
}

public sealed class CalendarFileTests
{
    [Fact]
    public async Task A_calendar_follows_the_rules_that_calendars_insist_on()
    {
        await using var city = await PublishedCity.PublishedAsync(PublishedCity.Taiji, PublishedCity.Dance);
        using var answer = await city.App.Anonymous.GetAsync("/programmes/2026-W38.ics");
        var text = await answer.Content.ReadAsStringAsync();
        var lines = CalendarText.Lines(text);
        var lesson = CalendarText.Events(text)[PublishedCity.TaijiId];

        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("METHOD:PUBLISH", lines);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT6H", lines);
        Assert.Contains(lines, line => line.StartsWith("NAME:", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("SOURCE;VALUE=URI:http", StringComparison.Ordinal));
        Assert.Equal(("20260915T010000Z", "20260915T020000Z"), (lesson["DTSTART"], lesson["DTEND"]));
        Assert.Equal(("20260911T070000Z", "0", "CONFIRMED"), (lesson["DTSTAMP"], lesson["SEQUENCE"], lesson["STATUS"]));
        Assert.Equal("太极拳（清荷街道）", lesson["SUMMARY"]);
        Assert.Equal(
            "清荷街道文化中心三楼多功能厅（从东门进入，电梯上楼后右转，门口有签到处），徐汇区文化路88号，近公园",
            lesson["LOCATION"]
        );
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?district=徐汇区", 1)]
    [InlineData("?street=310101002", 1)]
    [InlineData("?street=310101099", 0)]
    public async Task A_feed_holds_the_city_a_district_or_a_street(string query, int lessons)
    {
        await using var city = await PublishedCity.PublishedAsync(PublishedCity.Taiji, PublishedCity.Dance);
        var text = await city.App.Anonymous.GetStringAsync($"/feeds/calendar.ics{query}");
        Assert.Equal(lessons, CalendarText.Events(text).Count);
    }

    [Fact]
    public async Task A_lesson_moved_to_another_week_is_one_event_with_a_higher_sequence()
    {
        await using var city = await PublishedCity.PublishedAsync(PublishedCity.Taiji);
        var later = PublishedCity.Taiji with
        {
            Start = PublishedCity.Taiji.Start.AddDays(7),
            End = PublishedCity.Taiji.End.AddDays(7),
        };
        await city.Lists.RemoveAsync(PublishedCity.Taiji.Start, PublishedCity.TaijiId);
        await city.Lists.PutAsync(later);
        await city.PublishAsync();
        await city.App.MoveToAsync("2026-09-18T15:00");

        var feed = CalendarText.Events(await city.App.Anonymous.GetStringAsync("/feeds/calendar.ics"));
        var lesson = Assert.Single(feed).Value;
        Assert.Equal(("20260922T010000Z", "2", "CONFIRMED"), (lesson["DTSTART"], lesson["SEQUENCE"], lesson["STATUS"]));
        // Who subscribed to the feed has the higher number: the week's own calendar goes on from there.
        var week = CalendarText.Events(await city.App.Anonymous.GetStringAsync("/programmes/2026-W39.ics"));
        Assert.Equal("2", Assert.Single(week).Value["SEQUENCE"]);
    }

    [Fact]
    public void Special_characters_of_a_venue_cannot_break_the_file()
    {
        var entry = new CalendarEntry(
            "A-2026-001-01",
            PublishedCity.Taiji.Start,
            PublishedCity.Taiji.End,
            "太极;拳,\\\nBEGIN:VEVENT",
            "一楼",
            "说明",
            0,
            false,
            PublishedCity.Taiji.Start
        );
        var text = CalendarFile.Of("名称", "https://example.cn/a.ics", [entry]);
        var lesson = Assert.Single(CalendarText.Events(text)).Value;
        Assert.Equal(@"太极\;拳\,\\\nBEGIN:VEVENT", lesson["SUMMARY"]);
    }
}
