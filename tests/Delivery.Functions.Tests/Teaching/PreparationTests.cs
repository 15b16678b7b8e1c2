using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
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

        Assert.Equal("409 preparation.stage 课程目前是“正在匹配教师”，老师确定后再准备", early);
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
    public async Task Whoever_goes_on_from_an_older_version_is_refused()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var path = $"/api/courses/{await town.ConfirmedCourseAsync()}/preparation";
        using var first = await PutAsync(town, path, true, version: null);
        using var second = await PutAsync(town, path, false, first.Headers.ETag);
        using var stale = await PutAsync(town, path, true, first.Headers.ETag);

        Assert.Equal((200, 200, 412), ((int)first.StatusCode, (int)second.StatusCode, (int)stale.StatusCode));
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
        var problem = await stale.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            "etag.mismatch 内容已被别人修改，请重新读取后再提交",
            $"{problem.GetProperty("code")} {problem.GetProperty("detail")}"
        );
    }

    [Fact]
    public async Task What_is_open_and_due_soon_stands_among_the_streets_tasks_until_it_is_ticked()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        Assert.DoesNotContain("开课准备", await HomeAsync(town), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-12T09:00");
        var waiting = await HomeAsync(town);

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
        Assert.DoesNotContain("开课准备", await HomeAsync(town), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-15T09:00");
        Assert.Contains("与老师联系一次", await HomeAsync(town), StringComparison.Ordinal);
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
        using var code = await town.App.Anonymous.GetAsync($"/courses/{course}/code.png");
        var bytes = await code.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Contains("poster a4", small, StringComparison.Ordinal);
        Assert.Contains("poster a3", large, StringComparison.Ordinal);
        Assert.Contains("<path d=\"M", small, StringComparison.Ordinal);
        Assert.Equal("image/png", code.Content.Headers.ContentType?.MediaType);
        Assert.Equal((byte[])[0x89, 0x50, 0x4E, 0x47], bytes[..4]);
    }

    [Fact]
    public async Task The_poster_leaves_out_what_is_cancelled_and_says_what_was_moved_where()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30", "2026-10-12T09:30");
        await town.MoveAsync($"{course}-02");
        await town.CancelLessonAsync($"{course}-03");
        var poster = await town.App.Anonymous.GetStringAsync($"/courses/{course}/poster");
        await town.CancelLessonAsync($"{course}-01");
        await town.CancelLessonAsync($"{course}-02");
        var nothing = await town.App.Anonymous.GetStringAsync($"/courses/{course}/poster");

        Assert.Contains("共2节", poster, StringComparison.Ordinal);
        Assert.DoesNotContain("10月12日", poster, StringComparison.Ordinal);
        Assert.Matches("9月21日</b><br>清荷文体中心", poster);
        Assert.Matches("9月28日</b><br>云杉小学", poster);
        Assert.Contains("本课程已取消", nothing, StringComparison.Ordinal);
        Assert.DoesNotContain("清荷文体中心<br>", nothing, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PutAsync(
        Town town,
        string path,
        bool isPosted,
        EntityTagHeaderValue? version
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path);
        request.Content = JsonContent.Create(new { venueConfirmed = true, announcementPosted = isPosted });
        if (version is not null)
            request.Headers.IfMatch.Add(version);
        return await town.App.Http.SendAsync(request);
    }

    // A session lasts a day: who comes back signs in again.
    private static async Task<string> HomeAsync(Town town)
    {
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        return await street.GetStringAsync("/street");
    }

    private static IReadOnlyList<string> ItemsOf(JsonElement shown) =>
        [
            .. shown
                .GetProperty("items")
                .EnumerateArray()
                .Select(item =>
                    $"{item.GetProperty("step")} {(item.GetProperty("done").ValueKind == JsonValueKind.Null ? "open" : "done")} {item.GetProperty("due")}"
                ),
        ];

    private static string Brief(string item) => item[..item.LastIndexOf(' ')];
}
