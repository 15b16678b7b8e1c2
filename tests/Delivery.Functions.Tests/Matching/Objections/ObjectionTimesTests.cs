using System.Net;
using Delivery.Functions.Tests.Conduct;
using Delivery.Functions.Tests.Matching.DropOuts;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Objections;

/// <summary>An objection waits as long as the teacher's first lesson lies ahead, wherever that is moved.</summary>
public sealed class ObjectionTimesTests
{
    private const string Why = "学员去年反映动作讲得太快";
    private const string Reminder = "还没有决定：街镇对老师有异议，清荷街道 太极拳";

    [Fact]
    public async Task The_manager_is_told_on_the_last_working_day_before_a_lesson_that_is_near()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        // A Monday, after a Sunday on which everybody works.
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        await town.App.MoveToAsync("2026-09-17T10:00");
        await town.AcknowledgeAsync(course);
        await town.App.MoveToAsync("2026-09-18T10:00");
        await town.SendAsync($"/api/courses/{course}/objection", new { reason = Why });

        await town.App.MoveToAsync("2026-09-20T17:01");

        foreach (var address in new[] { "shenhe@example.cn", "zhuguan@example.cn" })
            Assert.Single(await town.SubjectsAsync(address), IsReminder);
        await town.App.MoveToAsync("2026-09-21T09:31");
        Assert.Single(await town.SubjectsAsync("zhuguan@example.cn"), IsReminder);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains(
            "异议到上课时没有决定，课程照常",
            WebUtility.HtmlDecode(await street.GetStringAsync($"/orders/{course}")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_the_first_lesson_is_moved_it_lapses_with_that()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.SendAsync($"/api/courses/{course}/objection", new { reason = Why });
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Asking.Move("2026-09-24T14:00")));

        await town.App.MoveToAsync("2026-09-21T09:31");
        Assert.Contains("/objection", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.DoesNotContain("Completed", town.App.StoryOf($"objection-{course}-1"), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-24T14:01");

        Assert.DoesNotContain("/objection", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains("Completed", town.App.StoryOf($"objection-{course}-1"), StringComparison.Ordinal);
        Assert.Contains("还没有决定您的异议", (await town.MailAsync("lin@example.cn", "老师不换")).Text);
    }

    [Fact]
    public async Task What_a_page_of_another_teacher_sends_is_refused()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        var path = $"/courses/{course}/objection";
        Assert.Contains(
            "name=\"number\" value=\"1\"",
            await town.App.Http.GetStringAsync(path),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "422 objection.late 提异议的时间已经过了，有问题请打电话给协会",
            await town.RefusalAsync($"/api{path}", new { reason = Why, number = 2 })
        );
        await town.SendAsync($"/api{path}", new { reason = Why, number = 1 });
        await town.App.IdleAsync();

        Assert.Equal(
            "422 objection.decided 这门课没有等待决定的异议，请刷新页面查看",
            await town.RefusalAsync($"/api{path}/decision", new { decision = "accept", number = 2 })
        );
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("decision", "accept"),
            KeyValuePair.Create("number", "2"),
        ]);
        using var refused = await town.App.Http.PostAsync(path, form);
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains(
            "这门课没有等待决定的异议，请刷新页面查看",
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        Assert.Equal("T01", await town.TeacherAsync(course));
    }

    private static bool IsReminder(string subject) => subject.StartsWith(Reminder, StringComparison.Ordinal);
}
