using Delivery.Functions.Tests.Conduct;
using Xunit;

namespace Delivery.Functions.Tests.Matching.DropOuts;

/// <summary>Times and places of a course whose teacher drops out: what a change has moved stays moved, and nobody moves the rest.</summary>
public sealed class TimesAfterDropOutTests
{
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

        Assert.Equal(["2026-09-29", "2026-10-12"], await town.BookedAsync("T02"));
        Assert.Equal(["2026-09-21"], await town.BookedAsync("T01"));
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
}
