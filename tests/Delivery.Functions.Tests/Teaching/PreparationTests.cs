using System.Net;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>What a street prepares of a course before its first lesson, and the poster.</summary>
public sealed class PreparationTests
{
    [Fact]
    public async Task The_checklist_says_what_is_due_when_and_a_tick_may_be_taken_back()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        var path = $"/api/courses/{course}/preparation";
        var early = await town.RefusalAsync(
            path,
            new { venueConfirmed = true, announcementPosted = true },
            HttpMethod.Put
        );
        await town.AnswerAsync(course, "T01", "accept");

        var ticked = await town.PutAsync(
            path,
            new
            {
                venueConfirmed = true,
                announcementPosted = true,
                teacherContacted = true,
            }
        );
        var taken = await town.PutAsync(path, new { venueConfirmed = true, announcementPosted = false });

        Assert.StartsWith("409 preparation.stage", early, StringComparison.Ordinal);
        Assert.Equal(
            [
                "Venue done 2026-09-17T00:00:00+08:00",
                "Announcement done 2026-09-17T00:00:00+08:00",
                "Contact done 2026-09-20T00:00:00+08:00",
                "Roster open 2026-09-25T00:00:00+08:00",
            ],
            ItemsOf(ticked)
        );
        Assert.Equal(["Venue done", "Announcement open", "Contact done", "Roster open"], ItemsOf(taken).Select(Brief));
        Assert.StartsWith(
            "404 course.unknown",
            await town.RefusalAsync(
                "/api/courses/310101002-2026-099/preparation",
                new { venueConfirmed = true, announcementPosted = true },
                HttpMethod.Put
            )
        );
    }

    [Fact]
    public async Task What_is_open_and_due_soon_stands_among_the_streets_tasks_until_it_is_ticked()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        Assert.DoesNotContain("开课准备", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-12T09:00");
        var waiting = await street.GetStringAsync("/street");

        using var saved = await town.PostFormAsync(
            $"/orders/{course}/preparation",
            await town.StreetCookieAsync(Town.Street),
            ("prepared[Venue]", "yes"),
            ("prepared[Announcement]", "yes")
        );
        using var other = await town.PostFormAsync(
            $"/orders/{course}/preparation",
            await town.StreetCookieAsync("310101003"),
            ("prepared[Venue]", "yes")
        );

        Assert.Contains("太极拳开课准备：确认场地、张贴海报", waiting, StringComparison.Ordinal);
        Assert.Equal((303, 404), ((int)saved.StatusCode, (int)other.StatusCode));
        Assert.DoesNotContain("开课准备", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-15T09:00");
        Assert.Contains("与老师联系一次", await street.GetStringAsync("/street"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_poster_is_printed_in_two_sizes_and_its_code_is_a_picture()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        using var before = await town.App.Anonymous.GetAsync($"/courses/{course}/poster");
        await town.AnswerAsync(course, "T01", "accept");

        var small = await town.App.Anonymous.GetStringAsync($"/courses/{course}/poster");
        var large = await town.App.Anonymous.GetStringAsync($"/courses/{course}/poster?size=a3");
        using var code = await town.App.Anonymous.GetAsync($"/courses/{course}/poster.png");
        var bytes = await code.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Contains("poster a4", small, StringComparison.Ordinal);
        Assert.Contains("poster a3", large, StringComparison.Ordinal);
        Assert.Contains("<path d=\"M", small, StringComparison.Ordinal);
        Assert.Equal("image/png", code.Content.Headers.ContentType?.MediaType);
        Assert.Equal((byte[])[0x89, 0x50, 0x4E, 0x47], bytes[..4]);
    }

    private static IReadOnlyList<string> ItemsOf(System.Text.Json.JsonElement shown) =>
        [
            .. shown
                .GetProperty("items")
                .EnumerateArray()
                .Select(item =>
                    $"{item.GetProperty("step")} {(item.GetProperty("done").ValueKind == System.Text.Json.JsonValueKind.Null ? "open" : "done")} {item.GetProperty("due")}"
                ),
        ];

    private static string Brief(string item) => item[..item.LastIndexOf(' ')];
}
