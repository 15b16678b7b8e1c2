using System.Net;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Matching.DropOuts;
using Delivery.Functions.Workflow.Retention;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>What a teacher writes down after a lesson, and who reads it.</summary>
public sealed class LessonNoteTests
{
    [Fact]
    public async Task What_was_written_after_a_lesson_stands_on_the_next_ones_page_with_what_one_needs_in_the_gym()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        await town.PutAsync(
            "/api/disciplines/TJQ",
            new
            {
                name = "太极拳",
                category = "MartialArts",
                defaultLessons = 10,
                lessonMinutes = 90,
                equipment = "音响一台",
            }
        );
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        using (var early = await WriteAsync(town, $"{course}-01", "云手学到第三式"))
            await HasAsync(early, "课还没有开始，上课以后再写"); // lesson-notes.early
        await town.App.MoveToAsync("2026-09-21T11:05");
        using (var empty = await WriteAsync(town, $"{course}-01", ""))
            await HasAsync(empty, "请写几句：上到哪里了，下一节要注意什么"); // lesson-notes.empty

        using (var written = await WriteAsync(town, $"{course}-01", "云手学到第三式"))
        {
            Assert.Equal(HttpStatusCode.SeeOther, written.StatusCode);
            using var writer = await town.App.SignedInAsync(CallerKind.Teacher, "T01");
            Assert.Contains(
                "课后记录已保存",
                await writer.GetStringAsync(written.Headers.Location),
                StringComparison.Ordinal
            );
        }

        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 30 });
        await town.SendAsync($"/api/courses/{course}/drop-out", new { reason = "扭伤了脚，不能再上" });
        await town.App.IdleAsync();
        await town.AnswerAgainAsync(course, "T02", "accept");

        using var next = await town.App.SignedInAsync(CallerKind.Teacher, "T02");
        var page = await next.GetStringAsync($"/lessons/{course}-02");
        foreach (
            var told in (string[])["云手学到第三式", "场地准备：音响一台", "uri.amap.com", "href=\"tel:", "第1节到课"]
        )
            Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains(
            "云手学到第三式",
            await town.App.Http.GetStringAsync($"/staff/orders/{course}"),
            StringComparison.Ordinal
        );
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.DoesNotContain("云手", await street.GetStringAsync($"/orders/{course}"), StringComparison.Ordinal);
        // The lesson is not the second teacher's.
        using var other = await WriteAsync(town, $"{course}-01", "别人的课", "T02");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Notes_are_taken_back_by_their_teacher_and_go_with_the_roster()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        await town.App.MoveToAsync("2026-09-28T11:05");
        foreach (var lesson in (string[])["01", "02"])
            using (await WriteAsync(town, $"{course}-{lesson}", $"第{lesson}节很顺利")) { }
        var notes = town.App.Services.GetRequiredService<LessonNotes>();
        using (await WriteAsync(town, $"{course}-02", ""))
            Assert.Equal("", (await notes.FindAsync($"{course}-02"))!.Text);

        var expiring = town.App.Services.GetServices<Expiring>().Single(one => one.Name == "lesson-notes");
        Assert.Equal(0, await expiring.DeleteAsync(new DateOnly(2026, 9, 20), null!));
        Assert.Equal(1, await expiring.DeleteAsync(new DateOnly(2026, 9, 21), null!));
        Assert.Equal(0, await expiring.DeleteAsync(new DateOnly(2026, 9, 21), null!));
        Assert.Null(await notes.FindAsync($"{course}-01"));
    }

    [Fact]
    public async Task Behind_an_expired_link_one_reads_that_it_expired_and_where_a_new_one_comes_from()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        var links = town.App.Services.GetRequiredService<SignedLinks>();
        var expired = links.Make(
            LinkPurpose.Lesson,
            "lessons",
            $"{course}-01|T01",
            new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero)
        );

        using var gone = await town.PostFormAsync($"{expired.AbsolutePath}/notes", ("notes", "很顺利"));
        using var forged = await town.PostFormAsync("/lessons/forged/notes", ("notes", "很顺利"));

        Assert.Equal((410, 404), ((int)gone.StatusCode, (int)forged.StatusCode));
        var page = await gone.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("这个链接已失效", page, StringComparison.Ordinal);
        Assert.Contains("新的登录链接会发到信箱", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_read_the_trend_in_the_mail_of_too_few_people_and_come_to_the_course_from_it()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        await town.App.MoveToAsync("2026-09-28T11:05");
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 30 });
        await town.PutAsync($"/api/lessons/{course}-02/attendance", new { headcount = 12 });

        var mail = await town.MailAsync("shenhe@example.cn", "到课人数不足");
        Assert.Contains("最近2节到课30、12人，最近一节少了。", mail.Text, StringComparison.Ordinal);
        Assert.Contains(mail.Links, link => link.EndsWith($"/staff/orders/{course}", StringComparison.Ordinal));
    }

    private static async Task<HttpResponseMessage> WriteAsync(
        Town town,
        string lessonId,
        string text,
        string teacher = "T01"
    )
    {
        using var by = await town.App.SignedInAsync(CallerKind.Teacher, teacher);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["formKey"] = Guid.NewGuid().ToString("N"), ["notes"] = text }
        );
        return await by.PostAsync($"/lessons/{lessonId}/notes", form);
    }

    private static async Task HasAsync(HttpResponseMessage refused, string sentence)
    {
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains(sentence, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
