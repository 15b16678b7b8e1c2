using Xunit;

namespace Delivery.Functions.Tests.Matching.DropOuts;

/// <summary>A confirmed teacher drops out, and nobody takes the rest over, or only some of it.</summary>
public sealed class NobodyElseTests
{
    [Fact]
    public async Task Each_lesson_that_comes_without_a_teacher_is_called_off_and_the_rest_is_looked_for()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        var reserved = await town.ReservedAsync();
        await town.DropOutAsync(course);
        Assert.Equal("Unmatched", await town.StageAsync(course));

        await town.App.MoveToAsync("2026-09-28T09:29");
        Assert.Equal("Scheduled Scheduled Scheduled", await town.StatusesAsync(course));
        await town.App.MoveToAsync("2026-09-28T09:31");

        Assert.Equal("Scheduled Cancelled Scheduled", await town.StatusesAsync(course));
        Assert.Equal(reserved * 2 / 3, await town.ReservedAsync());
        var notice = await town.MailAsync("lin@example.cn", "更改告示：太极拳第2节取消");
        Assert.Contains("到上课时还没有请到别的老师", notice.Text, StringComparison.Ordinal);
        Assert.Equal("Unmatched", await town.StageAsync(course));

        await town.App.MoveToAsync("2026-09-29T10:00");
        Assert.DoesNotContain("请填到课人数：太极拳第2节（9月28日）", await town.SubjectsAsync("zhou@example.cn"));
        Assert.DoesNotContain("请上传照片或视频：太极拳第2节（9月28日）", await town.SubjectsAsync(Town.MailOf("T01")));

        await town.SendAsync($"/api/courses/{course}/assign", new { teacher = "T01", reason = "老师又能来了" });
        Assert.Equal("InDelivery", await town.StageAsync(course));
        Assert.Equal(["T01", "T01"], await town.TeachersOfMonthsAsync(course));
    }

    [Fact]
    public async Task With_the_last_of_them_called_off_the_course_is_completed_with_what_was_held()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        var reserved = await town.ReservedAsync();
        await town.DropOutAsync(course);

        await town.App.MoveToAsync("2026-10-12T09:31");

        Assert.Equal("Scheduled Cancelled Cancelled", await town.StatusesAsync(course));
        Assert.Equal("Completed", await town.StageAsync(course));
        Assert.Equal(reserved / 3, await town.ReservedAsync());
        Assert.Equal(["T01"], await town.TeachersOfMonthsAsync(course));
        Assert.Contains("Completed", town.App.StoryOf($"dropout-{course}-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_none_of_whose_lessons_was_held_is_cancelled_and_holds_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.DropOutAsync(course);

        await town.App.MoveToAsync("2026-09-28T09:31");

        Assert.Equal("Cancelled Cancelled", await town.StatusesAsync(course));
        Assert.Equal("Cancelled", await town.StageAsync(course));
        Assert.Equal(0, await town.ReservedAsync());
    }

    [Fact]
    public async Task Staff_who_give_up_call_off_all_that_remain_at_once_and_say_why()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        var reserved = await town.ReservedAsync();
        // Also while somebody is still asked.
        await town.DropOutAsync(course);
        Assert.Equal("Matching", await town.StageAsync(course));

        await GiveUpAsync(town, course);

        Assert.Equal("Scheduled Cancelled Cancelled", await town.StatusesAsync(course));
        Assert.Equal(reserved / 3, await town.ReservedAsync());
        var notice = await town.MailAsync("lin@example.cn", "更改告示：太极拳第2–3节取消");
        Assert.Contains("本季没有别的老师", notice.Text, StringComparison.Ordinal);
        Assert.NotEqual("Cancelled", await town.StageAsync(course));
        await town.App.MoveToAsync("2026-10-01T09:00");
        Assert.Equal("Completed", await town.StageAsync(course));
    }

    [Fact]
    public async Task Staff_who_give_up_when_nobody_is_left_call_off_all_that_remain()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        await town.DropOutAsync(course);
        Assert.Equal("Unmatched", await town.StageAsync(course));

        await GiveUpAsync(town, course);

        Assert.Equal("Scheduled Cancelled Cancelled", await town.StatusesAsync(course));
        Assert.Contains("Completed", town.App.StoryOf($"dropout-{course}-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_has_somebody_again_has_the_search_after_the_drop_out_ask_once_more()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.DropOutAsync(course);
        Assert.Equal("Unmatched", await town.StageAsync(course));
        await town.AddTeacherAsync("T02");

        await town.SendAsync("/api/matching/plan", new { });

        Assert.Equal("Matching", await town.StageAsync(course));
        await town.AnswerAgainAsync(course, "T02", "accept", round: 12);
        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.Equal("T02", await town.TeacherAsync(course));
    }

    private static async Task GiveUpAsync(Town town, string course)
    {
        using var answer = await town.App.Http.PostAsync(
            $"/staff/courses/{course}/give-up",
            new FormUrlEncodedContent([KeyValuePair.Create("giveUpReason", "本季没有别的老师")])
        );
        Assert.Equal(303, (int)answer.StatusCode);
        await town.App.IdleAsync();
    }

    [Fact]
    public async Task A_lesson_that_begins_while_teachers_are_asked_is_off_and_who_accepts_gives_the_rest()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-27T20:00");
        await town.DropOutAsync(course);
        Assert.Equal("Matching", await town.StageAsync(course));

        await town.App.MoveToAsync("2026-09-28T09:31");
        Assert.Equal("Scheduled Cancelled Scheduled", await town.StatusesAsync(course));
        await town.SendAsync($"/api/courses/{course}/assign", new { teacher = "T02" });

        Assert.Equal("InDelivery", await town.StageAsync(course));
        Assert.Equal(["T01", "T02"], await town.TeachersOfMonthsAsync(course));
    }
}
