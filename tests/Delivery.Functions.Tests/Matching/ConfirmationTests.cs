using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Conduct;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>The chosen teacher acknowledges, is reminded, or stays silent.</summary>
public sealed class ConfirmationTests
{
    [Fact]
    public async Task Contacts_are_exchanged_once_the_teacher_acknowledges_and_not_before()
    {
        await using var town = await Town.StartAsync();
        await town.ConfirmedCourseAsync();
        Assert.Empty(await town.App.MailAsync("zhou@example.cn"));
        var path = Town.PathIn(await town.MailAsync(Town.MailOf("T01"), "课程定给您了"), "confirmations");
        Assert.DoesNotContain("周二", await town.App.Anonymous.GetStringAsync(path), StringComparison.Ordinal);

        using var answered = await town.PostFormAsync(path);

        Assert.Equal(303, (int)answered.StatusCode);
        Assert.Contains("周二", await town.App.Anonymous.GetStringAsync(path), StringComparison.Ordinal);
        var toTeacher = await town.MailAsync(Town.MailOf("T01"), "街镇联系人");
        Assert.Contains("周二", toTeacher.Text, StringComparison.Ordinal);
        Assert.Contains(
            "王T01",
            (await town.MailAsync("zhou@example.cn", "老师已确认")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("王T01", (await town.MailAsync("lin@example.cn", "老师已确认")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_who_does_not_acknowledge_is_asked_each_working_day_and_then_staff_are_told()
    {
        await using var town = await Town.StartAsync();
        var course = await town.ConfirmedCourseAsync();

        await town.App.MoveToAsync("2026-09-04T09:01");
        Assert.Equal(
            3,
            (await town.SubjectsAsync(Town.MailOf("T01"))).Count(subject =>
                subject.StartsWith("还差一步", StringComparison.Ordinal)
            )
        );
        Assert.DoesNotContain(await town.SubjectsAsync("shenhe@example.cn"), subject => subject.Contains("没有签收"));
        await town.App.MoveToAsync("2026-09-07T09:01");
        Assert.Contains(await town.SubjectsAsync("shenhe@example.cn"), subject => subject.Contains("没有签收"));
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });

        Assert.Contains(
            await town.SubjectsAsync("zhou@example.cn"),
            subject => subject.StartsWith("老师已确认", StringComparison.Ordinal)
        );
        Assert.Equal(
            3,
            (await town.SubjectsAsync(Town.MailOf("T01"))).Count(subject =>
                subject.StartsWith("还差一步", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Who_acknowledges_after_the_first_lesson_is_told_of_the_street_and_the_street_of_the_teacher()
    {
        await using var town = await Town.StartAsync();
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30");
        await town.App.MoveToAsync("2026-09-23T09:00");
        Assert.DoesNotContain(await town.App.MailAsync("zhou@example.cn"), mail => mail.Text!.Contains("王T01"));

        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });
        await town.App.IdleAsync();

        Assert.Contains(
            "王T01",
            (await town.MailAsync("zhou@example.cn", "老师已确认")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "周二",
            (await town.MailAsync(Town.MailOf("T01"), "街镇联系人")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_teacher_found_after_the_Friday_brings_the_lesson_into_the_published_week_as_a_correction()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync("2026-09-23T09:30", "2026-09-30T09:30");
        await town.AnswerAsync(course, "T01", "decline");
        await town.App.MoveToAsync("2026-09-19T10:00");
        Assert.Empty((await town.GetAsync("/api/programmes/2026-W39")).GetProperty("lessons").EnumerateArray());

        await town.SendAsync($"/api/courses/{course}/assign", new { teacher = "T01", reason = "老师又有空了" });
        await town.App.IdleAsync();

        Assert.Equal("Confirmed", await town.StageAsync(course));
        var programme = await town.GetAsync("/api/programmes/2026-W39");
        Assert.Equal(2, programme.GetProperty("edition").GetInt32());
        Assert.Equal($"{course}-01", programme.GetProperty("lessons")[0].GetProperty("lessonId").GetString());
        Assert.Contains(
            "新增9月23日（周三）09:30 太极拳（清荷街道）",
            await town.App.Anonymous.GetStringAsync("/programmes/2026-W39"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_over_is_not_acknowledged()
    {
        await using var town = await Town.StartAsync();
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        var path = Town.PathIn(await town.MailAsync(Town.MailOf("T01"), "课程定给您了"), "confirmations");
        await town.App.MoveToAsync("2026-09-21T11:00");

        using var answered = await town.PostFormAsync(path);

        Assert.Equal(409, (int)answered.StatusCode);
        Assert.Contains("这门课已上完", await answered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("周二", await town.App.Anonymous.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Equal(
            "409 confirmation.stage 这门课的课时都已上完，不用再签收",
            await town.RefusalAsync($"/api/courses/{course}/confirmation/acknowledge", new { })
        );
    }

    [Fact]
    public async Task What_is_called_off_is_not_acknowledged()
    {
        await using var town = await Town.StartAsync();
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Asking.Cancel()));

        Assert.Equal(
            "409 confirmation.stage 这份确认单已失效：课程已改由别的老师上，或已取消",
            await town.RefusalAsync($"/api/courses/{course}/confirmation/acknowledge", new { })
        );
    }

    [Fact]
    public async Task The_public_reads_a_name_once_it_is_acknowledged_and_not_before()
    {
        await using var town = await Town.StartAsync();
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        string[] pages = [$"/courses/{course}", $"/courses/{course}/poster"];
        foreach (var page in pages)
            Assert.DoesNotContain("王T01", await street.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Null(await ListedNameAsync(town, course));

        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });
        await town.App.IdleAsync();

        foreach (var page in pages)
            Assert.Contains("王T01", await street.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Equal("王T01", await ListedNameAsync(town, course));
    }

    private static async Task<string?> ListedNameAsync(Town town, string course)
    {
        var start = new DateTimeOffset(2026, 9, 21, 9, 30, 0, TimeSpan.FromHours(8));
        var lists = town.App.Services.GetRequiredService<LessonLists>();
        return (await lists.FindAsync(start, $"{course}-01"))!.TeacherName;
    }

    [Fact]
    public async Task A_course_without_a_teacher_has_nothing_to_acknowledge()
    {
        await using var town = await Town.StartAsync();
        var course = await town.CourseAsync();

        Assert.Equal(
            "409 confirmation.stage 这门课还没有确定老师，不能签收",
            await town.RefusalAsync($"/api/courses/{course}/confirmation/acknowledge", new { })
        );
        Assert.StartsWith(
            "404 course.unknown",
            await town.RefusalAsync("/api/courses/310101002-2026-999/confirmation/acknowledge", new { })
        );
    }
}
