using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Matching.DropOuts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>Who sees what of a course.</summary>
public sealed class CourseViewTests
{
    [Fact]
    public async Task A_street_sees_the_teacher_once_acknowledged_and_another_street_sees_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        using var stranger = town.ClientWith(await town.StreetCookieAsync("310101003"));
        var path = $"/api/courses/{course}";

        Assert.Equal(JsonValueKind.Null, (await town.GetAsync(path, street)).GetProperty("teacher").ValueKind);
        var unsigned = await street.GetStringAsync($"/orders/{course}");
        Assert.Contains("待老师签收", unsigned, StringComparison.Ordinal);
        Assert.Contains("正等老师签收确认单", unsigned, StringComparison.Ordinal);
        Assert.DoesNotContain("教师已确认", unsigned, StringComparison.Ordinal);
        await town.SendAsync($"{path}/confirmation/acknowledge", new { });

        Assert.Equal(
            "王T01",
            (await town.GetAsync(path, street)).GetProperty("teacher").GetProperty("name").GetString()
        );
        Assert.DoesNotContain("待老师签收", await street.GetStringAsync($"/orders/{course}"), StringComparison.Ordinal);
        using var refused = await stranger.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unknown = await town.App.Http.GetAsync("/api/courses/310101002-2026-999");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_teacher_sees_the_streets_contacts_once_acknowledged_and_finds_everything_at_home()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.CourseAsync();
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        Assert.Contains("能否上清荷街道的太极拳", await teacher.GetStringAsync("/teacher"), StringComparison.Ordinal);
        await town.SendAsync($"/api/inquiries/{course}-1-T01/answer", new { answer = "accept" }, teacher);
        await town.App.IdleAsync();

        var home = await teacher.GetStringAsync("/teacher");
        Assert.Contains("签收清荷街道太极拳的确认单", home, StringComparison.Ordinal);
        // Chosen on the 1st: asked again on three working mornings; on the fourth staff are told.
        Assert.Contains("9月7日（周一）09:00 前", home, StringComparison.Ordinal);
        Assert.DoesNotContain("周二 ", home, StringComparison.Ordinal);
        var confirmation = new HtmlParser().ParseDocument(home).QuerySelector("a[href^='/confirmations/']")!;
        Assert.Contains(
            "9月7日（周一）09:00",
            await teacher.GetStringAsync(confirmation.GetAttribute("href")),
            StringComparison.Ordinal
        );
        Assert.Null(
            (await town.GetAsync($"/api/courses/{course}", teacher))
                .GetProperty("order")
                .GetProperty("contacts")
                .GetString()
        );
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { }, teacher);

        var seen = await town.GetAsync($"/api/courses/{course}", teacher);
        Assert.Equal(
            "周二",
            seen.GetProperty("order").GetProperty("contacts").GetProperty("delivery").GetProperty("name").GetString()
        );
        using var other = town.ClientWith(await town.TeacherCookieAsync("T02"));
        using var refused = await other.GetAsync($"/api/courses/{course}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.StartsWith(
            "403",
            await town.RefusalAsync($"/api/inquiries/{course}-1-T01/answer", new { answer = "accept" }, by: other)
        );
    }

    [Theory]
    [InlineData(Role.Matcher, "王T01 13800000001 t01@example.com 一级", "周二")]
    [InlineData(Role.FinanceApprover, "王T01 13800000001 t01@example.com 一级", "")]
    [InlineData(Role.Reviewer, "王T01   ", "周二")]
    [InlineData(Role.Publisher, "王T01   ", "")]
    public async Task A_key_sees_of_teacher_and_street_what_its_scope_is_for(
        string scope,
        string teacher,
        string street
    )
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.App.Services.GetRequiredService<ApiKeys>().AddAsync("other", "key-of-a-test", [scope]);
        using var other = town.App.Host.CreateClient();
        other.DefaultRequestHeaders.Add("X-Api-Key", "key-of-a-test");

        var seen = await town.GetAsync($"/api/courses/{course}", other);

        Assert.Equal(teacher, TeacherOf(seen));
        Assert.Equal(street, DeliveryOf(seen));
    }

    [Fact]
    public async Task A_teacher_sees_all_of_ones_own_and_who_dropped_out_the_lessons_that_were_given_and_no_successor()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        using var present = town.ClientWith(await town.TeacherCookieAsync("T01"));
        var own = await town.GetAsync($"/api/courses/{course}", present);
        await town.App.MoveToAsync("2026-09-22T10:00");
        await town.DropOutAsync(course);
        await town.AnswerAgainAsync(course, "T02", "accept");
        await town.AcknowledgeAsync(course);
        using var former = town.ClientWith(await town.TeacherCookieAsync("T01"));
        using var next = town.ClientWith(await town.TeacherCookieAsync("T02"));

        var seen = await town.GetAsync($"/api/courses/{course}", former);
        var successors = await town.GetAsync($"/api/courses/{course}", next);

        Assert.Equal("王T01 13800000001 t01@example.com 一级", TeacherOf(own));
        Assert.Equal("王T02 13800000002 t02@example.com 一级", TeacherOf(successors));
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("teacher").ValueKind);
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("acknowledgedAt").ValueKind);
        Assert.Equal("", DeliveryOf(seen));
        Assert.Equal([$"{course}-01"], LessonsOf(seen));
        Assert.Equal(3, LessonsOf(successors).Length);
    }

    [Fact]
    public async Task The_checklist_counts_what_is_asked_for_and_nothing_of_a_lesson_that_is_called_off()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.PutAsync(
            $"/api/courses/{course}/preparation",
            new { venueConfirmed = true, announcementPosted = true }
        );
        await town.App.MoveToAsync("2026-09-22T10:00");
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 21 });
        await town.DropOutAsync(course);
        await town.App.MoveToAsync("2026-09-28T09:31");
        await town.SendAsync($"/api/courses/{course}/assign", new { teacher = "T01", reason = "老师又能来了" });
        await town.App.IdleAsync();

        Assert.Equal(
            [
                "approved 1/1",
                "teacher 1/1",
                "acknowledged 0/1",
                "preparation 2/3",
                "roster 0/1",
                "headcounts 1/2",
                "media 0/2",
                "news 0/1",
                "closed 0/1",
            ],
            await ChecklistAsync(town, course)
        );
        await town.AcknowledgeAsync(course);
        await town.App.MoveToAsync("2026-10-12T11:05");
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        using var news = await street.PostAsJsonAsync(
            $"/api/courses/{course}/news",
            new { title = "太极拳进清荷", text = new string('好', 300) },
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Created, news.StatusCode);
        // The page on which the street sees it, and not that of staff.
        using var page = await street.GetAsync(news.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("acknowledged 1/1", await ChecklistAsync(town, course));
        Assert.Contains("news 1/1", await ChecklistAsync(town, course));
    }

    private static async Task<string[]> ChecklistAsync(Town town, string course) =>
        [
            .. (await town.GetAsync($"/api/courses/{course}"))
                .GetProperty("checklist")
                .EnumerateArray()
                .Select(one => $"{one.GetProperty("item")} {one.GetProperty("done")}/{one.GetProperty("of")}"),
        ];

    private static string TeacherOf(JsonElement course) =>
        string.Join(
            ' ',
            new[] { "name", "phone", "email", "grade" }.Select(field =>
                $"{course.GetProperty("teacher").GetProperty(field)}"
            )
        );

    private static string DeliveryOf(JsonElement course) =>
        course.GetProperty("order").GetProperty("contacts") is { ValueKind: JsonValueKind.Object } contacts
            ? $"{contacts.GetProperty("delivery").GetProperty("name")}"
            : "";

    private static string[] LessonsOf(JsonElement course) =>
        [.. course.GetProperty("lessons").EnumerateArray().Select(lesson => $"{lesson.GetProperty("lessonId")}")];
}
