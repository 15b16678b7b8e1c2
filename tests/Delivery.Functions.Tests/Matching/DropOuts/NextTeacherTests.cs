using Xunit;

namespace Delivery.Functions.Tests.Matching.DropOuts;

/// <summary>A confirmed teacher drops out, and another takes the rest over.</summary>
public sealed class NextTeacherTests
{
    [Fact]
    public async Task The_remaining_lessons_go_to_whoever_accepts_next_and_what_was_held_stays()
    {
        await using var town = await Town.StartAsync(teachers: 3);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        Assert.Equal("InDelivery", await town.StageAsync(course));
        var reserved = await town.ReservedAsync();

        await town.DropOutAsync(course);

        Assert.Equal("Matching", await town.StageAsync(course));
        Assert.Null(await town.TeacherAsync(course));
        // Asked at once, without waiting for the next plan, and not the one who left.
        Assert.Contains(await town.SubjectsAsync(Town.MailOf("T02")), IsInquiryOfTwo);
        Assert.DoesNotContain(await town.SubjectsAsync(Town.MailOf("T01")), IsInquiryOfTwo);
        await town.AnswerAgainAsync(course, "T02", "accept");

        Assert.Equal("InDelivery", await town.StageAsync(course));
        Assert.Equal("T02", await town.TeacherAsync(course));
        Assert.Equal(["T01", "T02", "T02"], await town.TeachersOfMonthsAsync(course));
        Assert.Equal(["2026-09-21"], await town.BookedAsync("T01"));
        Assert.Equal(["2026-09-28", "2026-10-12"], await town.BookedAsync("T02"));
        Assert.Equal(reserved, await town.ReservedAsync());
    }

    [Fact]
    public async Task Street_staff_and_the_teacher_are_told_and_only_staff_read_why()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");

        await town.DropOutAsync(course, "膝盖受伤");

        var staff = await town.MailAsync("shenhe@example.cn", "紧急，老师不能继续上");
        Assert.Contains("膝盖受伤", staff.Text, StringComparison.Ordinal);
        Assert.Contains("9月28日", staff.Text, StringComparison.Ordinal);
        foreach (var address in new[] { "lin@example.cn", "zhou@example.cn" })
        {
            var mail = await town.MailAsync(address, "正在另找老师：太极拳（2节）");
            Assert.DoesNotContain("膝盖受伤", mail.Text, StringComparison.Ordinal);
        }

        Assert.Contains("已登记：下面的课不用您上了，太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T01")));
    }

    [Fact]
    public async Task Contacts_are_exchanged_once_the_next_teacher_acknowledges_and_lessons_remind_the_next()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        await town.DropOutAsync(course);
        await town.AnswerAgainAsync(course, "T02", "accept");
        Assert.DoesNotContain(
            await town.App.MailAsync("zhou@example.cn"),
            mail => mail.Text!.Contains("王T02", StringComparison.Ordinal)
        );

        await town.AcknowledgeAsync(course);

        Assert.Contains(
            await town.App.MailAsync("zhou@example.cn"),
            mail => mail.Text!.Contains("王T02", StringComparison.Ordinal)
        );
        await town.App.MoveToAsync("2026-09-26T09:01");
        Assert.Contains("9月28日（周一）09:30—11:00 太极拳第2节", await town.SubjectsAsync(Town.MailOf("T02")));
        Assert.DoesNotContain("9月28日（周一）09:30—11:00 太极拳第2节", await town.SubjectsAsync(Town.MailOf("T01")));
    }

    [Fact]
    public async Task A_next_teacher_who_does_not_acknowledge_is_reminded_and_staff_are_told()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-21T20:00");
        await town.DropOutAsync(course);
        await town.AnswerAgainAsync(course, "T02", "accept");

        await town.App.MoveToAsync("2026-09-28T10:00");

        Assert.Contains(
            await town.SubjectsAsync("shenhe@example.cn"),
            subject => subject.StartsWith("确认单没有签收", StringComparison.Ordinal)
        );
        Assert.True(
            (await town.SubjectsAsync(Town.MailOf("T02"))).Count(subject =>
                subject.Contains("确认单", StringComparison.Ordinal)
            ) > 1
        );
        Assert.Equal("InDelivery", await town.StageAsync(course));
    }

    [Fact]
    public async Task A_teacher_confirmed_after_the_reminder_was_due_gets_it_then()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-25T10:00");
        await town.DropOutAsync(course);
        await town.App.MoveToAsync("2026-09-27T10:00");
        Assert.DoesNotContain("9月28日（周一）09:30—11:00 太极拳第2节", await town.SubjectsAsync("zhou@example.cn"));

        await town.SendAsync($"/api/courses/{course}/assign", new { teacher = "T02" });
        await town.App.IdleAsync();

        Assert.Contains("9月28日（周一）09:30—11:00 太极拳第2节", await town.SubjectsAsync(Town.MailOf("T02")));
        Assert.Contains("9月28日（周一）09:30—11:00 太极拳第2节", await town.SubjectsAsync("zhou@example.cn"));
    }

    [Fact]
    public async Task Who_drops_out_before_acknowledging_is_not_chased_any_more()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ConfirmedCourseAsync();
        await town.DropOutAsync(course);
        var before = (await town.SubjectsAsync(Town.MailOf("T01"))).Count;
        await town.AnswerAgainAsync(course, "T02", "accept");
        Assert.Equal("Confirmed", await town.StageAsync(course));

        await town.App.MoveToAsync("2026-09-21T10:00");

        Assert.Equal(before, (await town.SubjectsAsync(Town.MailOf("T01"))).Count);
        Assert.Equal("InDelivery", await town.StageAsync(course));
    }

    [Fact]
    public async Task The_next_teacher_may_drop_out_too()
    {
        await using var town = await Town.StartAsync(teachers: 3);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        await town.DropOutAsync(course);
        await town.AnswerAgainAsync(course, "T02", "accept");
        await town.AcknowledgeAsync(course);
        await town.App.MoveToAsync("2026-09-29T10:00");

        await town.DropOutAsync(course);
        await town.AnswerAgainAsync(course, "T03", "accept", round: 21);

        Assert.Equal(["T01", "T02", "T03"], await town.TeachersOfMonthsAsync(course));
        Assert.Equal(["2026-09-28"], await town.BookedAsync("T02"));
    }

    private static bool IsInquiryOfTwo(string subject) =>
        subject.StartsWith("想请您上课：太极拳（2节）", StringComparison.Ordinal);
}
