using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Conduct;
using Microsoft.Extensions.DependencyInjection;
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
        Assert.Equal(["T01", "T02", "T02"], await TeachersOfMonthsAsync(town, course));
        Assert.Equal(["2026-09-21"], await BookedAsync(town, "T01"));
        Assert.Equal(["2026-09-28", "2026-10-12"], await BookedAsync(town, "T02"));
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

        Assert.Equal(["T01", "T02", "T03"], await TeachersOfMonthsAsync(town, course));
        Assert.Equal(["2026-09-28"], await BookedAsync(town, "T02"));
    }

    [Fact]
    public async Task The_next_teacher_is_asked_for_the_venue_that_a_change_has_moved_the_course_to()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        var venue = new { name = "清荷社区学校", address = "黄浦区清荷路9号" };
        await town.ApproveAsync(
            await town.AskAsync(
                $"{course}-02",
                new
                {
                    kind = "venue",
                    venue,
                    reason = "装修",
                }
            )
        );
        await town.App.MoveToAsync("2026-09-22T10:00");

        await town.DropOutAsync(course);

        var mail = await town.MailAsync(Town.MailOf("T02"), "想请您上课：太极拳（2节）");
        Assert.Contains("清荷路9号", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_after_a_drop_out_leaves_what_was_held_in_the_calendar_of_who_held_it()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        await town.DropOutAsync(course);
        await town.AnswerAgainAsync(course, "T02", "accept");

        await town.ApproveAsync(await town.AskAsync($"{course}-02", Asking.Move("2026-09-29T14:00")));

        Assert.Equal(["2026-09-29", "2026-10-12"], await BookedAsync(town, "T02"));
        Assert.Equal(["2026-09-21"], await BookedAsync(town, "T01"));
    }

    [Fact]
    public async Task Other_times_cannot_be_proposed_for_a_course_that_people_have_enrolled_for()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        await town.DropOutAsync(course);
        var mail = await town.MailAsync(Town.MailOf("T02"), "想请您上课：太极拳（2节）");
        var page = await town.App.Anonymous.GetStringAsync(Town.PathIn(mail, "inquiries"));

        Assert.Contains("时间不能再改", page, StringComparison.Ordinal);
        Assert.DoesNotContain("换个时间可以上", page, StringComparison.Ordinal);
        Assert.Equal(
            "422 inquiry.fixed-times 这门课已经开班，时间不能再改；这些时间能上请接受，不能上请谢绝",
            await town.RefusalAsync(
                $"/api/inquiries/{course}-11-T02/answer",
                new
                {
                    answer = "propose",
                    reason = "周一有课",
                    lessons = new[]
                    {
                        new { start = "2026-09-29T09:30:00+08:00" },
                        new { start = "2026-10-13T09:30:00+08:00" },
                    },
                }
            )
        );
    }

    [Fact]
    public async Task The_street_does_not_withdraw_a_course_that_had_a_teacher()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.DropOutAsync(course);

        Assert.Equal(
            "409 order.stage 这门课已经确认过老师，不能再撤回；要取消课时请打协会电话",
            await town.RefusalAsync($"/api/orders/{course}/withdraw", new { })
        );
    }

    internal static async Task<IReadOnlyList<string>> TeachersOfMonthsAsync(Town town, string course)
    {
        var lists = town.App.Services.GetRequiredService<LessonLists>();
        var lessons = (await lists.OfMonthAsync(new Month(2026, 9))).Concat(
            await lists.OfMonthAsync(new Month(2026, 10))
        );
        return
        [
            .. lessons
                .Where(lesson => lesson.CourseId == course)
                .OrderBy(lesson => lesson.Start)
                .Select(lesson => lesson.TeacherId),
        ];
    }

    private static async Task<IReadOnlyList<string>> BookedAsync(Town town, string teacher) =>
        [
            .. (
                await town
                    .App.Services.GetRequiredService<TeacherCalendars>()
                    .BookingsAsync(teacher, new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 31))
            ).Select(booking => $"{ShanghaiTime.DateOf(booking.Start):yyyy-MM-dd}"),
        ];

    private static bool IsInquiryOfTwo(string subject) =>
        subject.StartsWith("想请您上课：太极拳（2节）", StringComparison.Ordinal);
}
