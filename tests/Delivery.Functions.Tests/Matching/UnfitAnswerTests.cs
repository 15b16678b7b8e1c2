using System.Net;
using Delivery.Functions.Tests.Matching.DropOuts;
using Delivery.Functions.Tests.Matching.Plan;
using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>Between the question and the choice a teacher was made inactive, or lost what the course asks for.</summary>
public sealed class UnfitAnswerTests
{
    [Theory]
    [InlineData(false, "TJQ", "黄浦区")]
    [InlineData(true, "PW", "黄浦区")]
    [InlineData(true, "TJQ", "崇明区")]
    public async Task Who_no_more_serves_is_passed_over_after_a_yes(bool active, string discipline, string district)
    {
        await using var town = await Town.StartAsync(teachers: 3);
        await town.PutAsync(
            "/api/disciplines/PW",
            new
            {
                name = "排舞",
                category = "DanceAndAerobics",
                defaultLessons = 10,
                lessonMinutes = 90,
            }
        );
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T02", "accept");
        await town.AnswerAsync(course, "T03", "accept");
        await ChangeAsync(town, active, discipline, district);

        await town.AnswerAsync(course, "T01", "decline");

        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.Equal("T03", await town.TeacherAsync(course));
        Assert.Empty(await town.BookedAsync("T02"));
        Assert.Contains("已请到老师：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T02")));
    }

    [Fact]
    public async Task Who_is_inactive_is_told_so_instead_of_being_heard_and_may_still_decline()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.CourseAsync();
        await ChangeAsync(town, active: false, "TJQ", "黄浦区");
        var path = $"/api/inquiries/{course}-1-T02/answer";

        var refusal = await town.RefusalAsync(path, new { answer = "accept" });
        Assert.Equal(
            "422 inquiry.inactive 老师已停用，现在不能接课；不方便上的可以谢绝，要恢复接课请联系协会",
            refusal
        );
        Assert.StartsWith(
            "422 inquiry.inactive",
            await town.RefusalAsync(
                path,
                new
                {
                    answer = "propose",
                    lessons = new[]
                    {
                        new { start = "2026-09-22T14:00:00+08:00" },
                        new { start = "2026-09-29T14:00:00+08:00" },
                    },
                }
            )
        );

        await town.AnswerAsync(course, "T02", "decline");
        await town.AnswerAsync(course, "T01", "decline");
        Assert.Equal("Unmatched", await town.StageAsync(course));
    }

    [Fact]
    public async Task Nobody_else_there_staff_see_that_who_said_yes_serves_no_more_and_the_teacher_hears_it_is_off()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T02", "accept");
        await ChangeAsync(town, active: false, "TJQ", "黄浦区");

        await town.AnswerAsync(course, "T01", "decline");

        Assert.Equal("Unmatched", await town.StageAsync(course));
        Assert.Contains(
            "问过2位老师：1位谢绝，1位后来不再安排",
            await town.PageAsync("/staff/unmatched"),
            StringComparison.Ordinal
        );
        Assert.Contains("这次没有定给您：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T02")));
    }

    [Fact]
    public async Task Who_said_yes_and_was_booked_elsewhere_is_thanked_when_staff_assign_somebody_else()
    {
        await using var town = await Town.StartAsync(teachers: 4);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T02", "accept");
        var mine = Town.PathIn(await town.MailAsync(Town.MailOf("T02"), "想请您上课"), "inquiries");
        var other = await town.CourseAsync();
        await town.SendAsync($"/api/courses/{other}/assign", new { teacher = "T02", reason = "老师已口头答应" });
        Assert.Equal("Confirmed", await town.StageAsync(other));
        await town.AnswerAsync(course, "T01", "decline");
        Assert.Equal("Matching", await town.StageAsync(course));
        Assert.Contains(
            "这次没有定给您",
            WebUtility.HtmlDecode(await town.App.Anonymous.GetStringAsync(mine)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("已请到老师：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T02")));

        await town.SendAsync($"/api/courses/{course}/assign", new { teacher = "T04", reason = "老师已口头答应" });

        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.Contains("已请到老师：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T02")));
    }

    private static Task ChangeAsync(Town town, bool active, string discipline, string district) =>
        town.PutAsync(
            "/api/teachers/T02",
            new
            {
                name = "王T02",
                phone = "13800000002",
                email = Town.MailOf("T02"),
                disciplines = new[] { discipline },
                grade = "一级",
                districts = new[] { district },
                weeklyLimit = 10,
                active,
            }
        );
}
