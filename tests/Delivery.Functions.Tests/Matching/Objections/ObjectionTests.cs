using System.Net;
using Delivery.Functions.Tests.Matching.DropOuts;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Objections;

/// <summary>A street objects to its teacher: staff agree, decline, or stay silent.</summary>
public sealed class ObjectionTests
{
    private const string Staff = "shenhe@example.cn";
    private const string Why = "学员去年反映动作讲得太快";

    [Fact]
    public async Task Agreed_to_the_teacher_is_thanked_and_another_is_looked_for()
    {
        await using var town = await Town.StartAsync(teachers: 3);
        var course = await town.ThreeLessonsAsync();
        var told = await town.MailAsync("zhou@example.cn", "老师已确认");
        Assert.Contains("9月2日（周三）17:00 前", told.Text, StringComparison.Ordinal);
        var (path, cookie) = ($"/courses/{course}/objection", await town.StreetCookieAsync(Town.Street));
        using var street = town.ClientWith(cookie);
        Assert.Contains(
            "对老师有异议的，9月2日（周三）17:00 前提出",
            WebUtility.HtmlDecode(await street.GetStringAsync("/street")),
            StringComparison.Ordinal
        );
        Assert.Contains(path, await street.GetStringAsync($"/orders/{course}"), StringComparison.Ordinal);
        using var refused = await town.PostFormAsync(path, cookie, ("formKey", "one"), ("reason", "不好"));
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("请用5至500个字写明", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var taken = await town.PostFormAsync(path, cookie, ("formKey", "two"), ("reason", Why));
        await town.App.IdleAsync();

        Assert.Equal((303, path), ((int)taken.StatusCode, taken.Headers.Location?.ToString()));
        Assert.Contains("等协会决定", await street.GetStringAsync(path), StringComparison.Ordinal);
        Assert.DoesNotContain("对老师有异议的", WebUtility.HtmlDecode(await street.GetStringAsync("/street")));
        Assert.Contains(path, await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains(Why, (await town.MailAsync(Staff, "街镇对老师有异议")).Text, StringComparison.Ordinal);
        Assert.Contains(Why, await town.App.Http.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Equal("T01", await town.TeacherAsync(course));
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("decision", "accept"),
            KeyValuePair.Create("comment", "下季再请您"),
        ]);
        using var decided = await town.App.Http.PostAsync(path, form);
        await town.App.IdleAsync();

        Assert.Equal(
            (303, $"/staff/matching/{course}?said=ObjectionAgreed"),
            ((int)decided.StatusCode, decided.Headers.Location?.ToString())
        );
        Assert.Contains(
            "协会同意了街镇对上一位老师的异议，正在另请老师，新的老师签收后会写信告知。",
            WebUtility.HtmlDecode(await street.GetStringAsync(path)),
            StringComparison.Ordinal
        );
        Assert.Equal("Matching", await town.StageAsync(course));
        Assert.Empty(await town.BookedAsync("T01"));
        var thanks = await town.MailAsync(Town.MailOf("T01"), "谢谢您，下面的课另有安排");
        Assert.Contains("下季再请您", thanks.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Why, thanks.Text, StringComparison.Ordinal);
        foreach (var address in new[] { "lin@example.cn", "zhou@example.cn" })
            Assert.Contains(
                "协会同意了您对老师的异议",
                (await town.MailAsync(address, "正在另找老师")).Text,
                StringComparison.Ordinal
            );
        Assert.DoesNotContain(path, await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains(
            "协会同意异议，另请老师",
            await street.GetStringAsync($"/orders/{course}"),
            StringComparison.Ordinal
        );
        Assert.Equal("0次", await town.DroppedOutAsync("T01"));

        Assert.Equal(
            "422 assign.objected 街镇对王T01老师提过异议，协会已同意另请，请另选一位",
            await town.RefusalAsync($"/api/courses/{course}/assign", new { teacher = "T01", reason = "再试一次" })
        );
        await town.AnswerAgainAsync(course, "T02", "accept");
        await town.AcknowledgeAsync(course);
        Assert.Equal("T02", await town.TeacherAsync(course));
        // Each teacher has a day of their own.
        var second = await town.SendAsync($"/api/courses/{course}/objection", new { reason = Why }, street);
        Assert.Equal(2, second.GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task Declined_the_course_goes_on_and_the_street_reads_why()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ObjectedAsync(Why);
        var decision = $"/api/courses/{course}/objection/decision";
        Assert.Equal(
            "422 objection.answer 请写明为什么不同意，街镇会看到",
            await town.RefusalAsync(decision, new { decision = "decline" })
        );

        await town.SendAsync(decision, new { decision = "decline", answer = "老师已答应放慢进度" });
        await town.App.IdleAsync();

        var mail = await town.MailAsync("lin@example.cn", "老师不换，课程照常");
        Assert.Contains("老师已答应放慢进度", mail.Text, StringComparison.Ordinal);
        Assert.Equal(("Confirmed", "T01"), (await town.StageAsync(course), await town.TeacherAsync(course)));
        Assert.DoesNotContain("/objection", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Equal(
            "422 objection.twice 对这位老师已经提过异议，不能再提一次",
            await town.RefusalAsync($"/api/courses/{course}/objection", new { reason = Why })
        );
        Assert.Equal(
            "422 objection.decided 这门课没有等待决定的异议，请刷新页面查看",
            await town.RefusalAsync(decision, new { decision = "accept" })
        );
        Assert.DoesNotContain(
            await town.App.MailAsync(Town.MailOf("T01")),
            letter => letter.Text!.Contains(Why, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nobody_decides_staff_and_their_manager_are_reminded_and_the_course_goes_on()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ObjectedAsync(Why);

        await town.App.MoveToAsync("2026-09-02T17:01");
        Assert.Contains(await town.SubjectsAsync(Staff), IsReminder);
        Assert.DoesNotContain(await town.SubjectsAsync("zhuguan@example.cn"), IsReminder);
        await town.App.MoveToAsync("2026-09-03T17:01");
        Assert.Contains(await town.SubjectsAsync("zhuguan@example.cn"), IsReminder);
        Assert.Contains("/objection", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-21T09:31");

        Assert.Equal(("InDelivery", "T01"), (await town.StageAsync(course), await town.TeacherAsync(course)));
        Assert.Contains("还没有决定您的异议", (await town.MailAsync("lin@example.cn", "老师不换")).Text);
        Assert.DoesNotContain("/objection", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains("Completed", town.App.StoryOf($"objection-{course}-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_who_drops_out_meanwhile_ends_it_and_is_counted()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ObjectedAsync(Why);

        await town.DropOutAsync(course);

        Assert.Contains("Completed", town.App.StoryOf($"objection-{course}-1"), StringComparison.Ordinal);
        Assert.DoesNotContain("/objection", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Equal("1次", await town.DroppedOutAsync("T01"));
        Assert.DoesNotContain("另有安排", await town.SubjectsAsync(Town.MailOf("T01")));
    }

    [Fact]
    public async Task It_is_refused_before_the_teacher_acknowledges_after_its_time_and_to_whose_course_it_is_not()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ConfirmedCourseAsync();
        var path = $"/api/courses/{course}/objection";
        Assert.Equal(
            "422 objection.early 这门课还没有确定老师并由老师签收，现在不能提异议",
            await town.RefusalAsync(path, new { reason = Why })
        );
        Assert.Equal(
            "404 course.unknown 没有找到课程“310101002-2026-999”，请核对编号",
            await town.RefusalAsync("/api/courses/310101002-2026-999/objection", new { reason = Why })
        );
        await town.AcknowledgeAsync(course);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        using var other = town.ClientWith(await town.StreetCookieAsync("310101003"));
        foreach (var stranger in new[] { teacher, other })
            Assert.Equal(
                "403 auth.forbidden 您没有办理这件事的权限，请联系协会管理员",
                await town.RefusalAsync(path, new { reason = Why }, by: stranger)
            );
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/courses/{course}/objection")).StatusCode);
        Assert.Equal(
            "422 objection.reason 请用5至500个字写明对这位老师有什么异议",
            await town.RefusalAsync(path, new { reason = "不好" })
        );

        await town.App.MoveToAsync("2026-09-02T17:00");

        Assert.Equal(
            "422 objection.late 提异议的时间已经过了，有问题请打电话给协会",
            await town.RefusalAsync(path, new { reason = Why })
        );
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.DoesNotContain(
            "对老师有异议",
            await street.GetStringAsync($"/orders/{course}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_office_of_the_street_that_a_street_was_merged_into_may_object_in_its_place()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        using var office = town.ClientWith(await town.StreetCookieAsync("310101003"));
        using var merged = new FormUrlEncodedContent([
            KeyValuePair.Create("kind", "Merge"),
            KeyValuePair.Create("other", "310101003"),
            KeyValuePair.Create("from", "2026-09-01"),
            KeyValuePair.Create("reason", "区划调整〔2026〕8号"),
        ]);
        using var taken = await town.App.Http.PostAsync($"/staff/streets/{Town.Street}/succession", merged);
        Assert.Equal(303, (int)taken.StatusCode);
        await town.App.IdleAsync();

        var said = await town.SendAsync($"/api/courses/{course}/objection", new { reason = Why }, office);

        Assert.Equal(1, said.GetProperty("number").GetInt32());
    }

    private static bool IsReminder(string subject) =>
        subject.StartsWith("还没有决定：街镇对老师有异议", StringComparison.Ordinal);
}

internal static class Objecting
{
    extension(Town town)
    {
        /// <summary>A course of three lessons, to whose teacher T01 the street has objected.</summary>
        public async Task<string> ObjectedAsync(string reason)
        {
            var course = await town.ThreeLessonsAsync();
            using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
            await town.SendAsync($"/api/courses/{course}/objection", new { reason }, street);
            await town.App.IdleAsync();
            return course;
        }

        /// <summary>As the teacher's page counts it: 1次.</summary>
        public async Task<string> DroppedOutAsync(string teacher)
        {
            var page = WebUtility.HtmlDecode(await town.App.Http.GetStringAsync($"/staff/teachers/{teacher}"));
            var line = string.Concat(page.Split('\n').Select(one => one.Trim()));
            var begin = line.IndexOf("确认后退出</dt><dd class=\"pre\">", StringComparison.Ordinal);
            return line[begin..].Split('>')[2].Split('<')[0];
        }
    }
}
