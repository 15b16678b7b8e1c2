using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>Staff assign by hand or give up.</summary>
public sealed class StaffTests
{
    [Fact]
    public async Task Staff_may_assign_a_teacher_while_others_are_still_asked()
    {
        await using var town = await Town.StartAsync();
        var course = await town.CourseAsync();

        await town.SendAsync($"/api/courses/{course}/assign", new { teacher = "T04" });

        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.Contains("课程定给您了，请签收确认单：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T04")));
        Assert.Contains("已请到老师：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.StartsWith(
            "409 course.stage 课程目前是“已安排教师”",
            await town.RefusalAsync($"/api/courses/{course}/assign", new { teacher = "T01" })
        );
    }

    [Fact]
    public async Task Staff_may_assign_after_nobody_was_found_and_overrule_an_obstacle_with_a_reason()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await town.AddTeacherAsync("T09", district: "崇明区");
        var course = await town.CourseAsync();
        Assert.Equal("Unmatched", await town.StageAsync(course));
        var path = $"/api/courses/{course}/assign";

        Assert.Equal(
            "422 assign.reason 王T09老师不到该区授课；仍要指定，请写明原因",
            await town.RefusalAsync(path, new { teacher = "T09" })
        );
        Assert.StartsWith("422 teacher.unknown", await town.RefusalAsync(path, new { teacher = "T99" }));
        await town.SendAsync(path, new { teacher = "T09", reason = "老师同意跨区" });

        Assert.Equal("Confirmed", await town.StageAsync(course));
    }

    [Fact]
    public async Task A_teacher_with_another_lesson_then_cannot_be_assigned_whatever_the_reason()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.ConfirmedCourseAsync();
        var course = await town.CourseAsync();

        var refusal = await town.RefusalAsync($"/api/courses/{course}/assign", new { teacher = "T01", reason = "急" });

        Assert.Equal("422 assign.busy 王T01老师在这些时间已有别的课，请另选一位", refusal);
        Assert.Equal("Unmatched", await town.StageAsync(course));
    }

    [Fact]
    public async Task Two_courses_of_one_hour_cannot_both_be_given_to_one_teacher()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var (one, other) = (await town.CourseAsync(), await town.CourseAsync());
        await town.AddTeacherAsync("T01");

        var answers = await Task.WhenAll(
            town.App.Http.PostAsync($"/api/courses/{one}/assign", Assign()),
            town.App.Http.PostAsync($"/api/courses/{other}/assign", Assign())
        );

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        var stages = new[] { await town.StageAsync(one), await town.StageAsync(other) };
        Assert.Single(stages, stage => stage == "Confirmed");
        Assert.Single(stages, stage => stage == "Unmatched");
    }

    [Fact]
    public async Task Giving_up_calls_the_course_off_frees_the_quota_and_tells_the_street_why()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var course = await town.CourseAsync();
        var quota = await town.GetAsync($"/api/streets/{Town.Street}/quota/2026");
        Assert.True(quota.GetProperty("reserved").GetDecimal() > 0);

        await GiveUpAsync(town, course, "本季没有这个项目的老师");

        Assert.Equal("Cancelled", await town.StageAsync(course));
        quota = await town.GetAsync($"/api/streets/{Town.Street}/quota/2026");
        Assert.Equal(0, quota.GetProperty("reserved").GetDecimal());
        var mail = await town.MailAsync("lin@example.cn", "课程取消");
        Assert.Contains("本季没有这个项目的老师", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_ranks_every_waiting_course_and_says_why_others_were_left_out()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        await town.AddTeacherAsync("T03", district: "崇明区");
        var course = await town.CourseAsync();

        var explained = await town.GetAsync($"/api/courses/{course}/candidates");
        var plan = await town.SendAsync("/api/matching/plan", new { });

        Assert.Equal(
            ["T01", "T02"],
            explained.GetProperty("candidates").EnumerateArray().Select(one => one.GetProperty("teacher").GetString())
        );
        Assert.Equal("F", explained.GetProperty("leftOut")[0].GetProperty("letters").GetString());
        Assert.Equal(course, plan.GetProperty("assignments")[0].GetProperty("course").GetString());
    }

    private static async Task GiveUpAsync(Town town, string course, string reason)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("giveUpReason", reason)]);
        using var answer = await town.App.Http.PostAsync($"/staff/courses/{course}/give-up", form);
        Assert.Equal(303, (int)answer.StatusCode);
    }

    private static StringContent Assign() => new("""{"teacher":"T01"}""", null, "application/json");
}
