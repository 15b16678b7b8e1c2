using System.Net;
using LocalFunctions.Measuring;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>Staff see the plan and its reasons, and steer a course by forms that need no script.</summary>
public sealed class PlanPageTests
{
    private static readonly Dictionary<string, string?> EveryTenMinutes = new()
    {
        ["Delivery:Matching:PlanEveryMinutes"] = "10",
    };

    [Fact]
    public async Task The_plan_shows_served_unserved_and_what_is_proved()
    {
        await using var town = await Town.StartAsync(teachers: 1, EveryTenMinutes);
        var (one, other) = (await town.CourseAsync(), await town.CourseAsync());
        Assert.Contains("还没有排过课", await PageAsync(town, "/staff/matching"), StringComparison.Ordinal);

        var trial = await PageAsync(town, "/staff/matching?view=try");
        await PostAsync(town, "/staff/matching-now", 303);
        var carriedOut = await PageAsync(town, "/staff/matching");

        Assert.Contains("试算结果", trial, StringComparison.Ordinal);
        foreach (var page in new[] { trial, carriedOut })
        {
            Assert.Contains("已证明是最好的安排", page, StringComparison.Ordinal);
            Assert.Contains("2门课想在周一上午上太极拳，能教的老师只有1位", page, StringComparison.Ordinal);
            Assert.Contains($"/staff/matching/{one}", page, StringComparison.Ordinal);
            Assert.Contains($"/staff/matching/{other}", page, StringComparison.Ordinal);
        }

        Assert.Contains("最近一次安排", carriedOut, StringComparison.Ordinal);
        Assert.Contains("王T01", carriedOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_shows_its_candidates_by_part_and_the_letters_of_the_others()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        await town.AddTeacherAsync("T03", district: "崇明区");
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T02", "decline");

        var page = await PageAsync(town, $"/staff/matching/{course}");

        Assert.Contains("在等1位老师答复", page, StringComparison.Ordinal);
        Assert.Contains("已谢绝：时间冲突", page, StringComparison.Ordinal);
        Assert.Contains("课少优先 20", page, StringComparison.Ordinal);
        Assert.Contains("F 不到该区授课", page, StringComparison.Ordinal);
        Assert.Contains("<abbr title=\"不到该区授课\">F</abbr>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_have_those_asked_whom_they_choose_without_waiting_for_the_plan()
    {
        await using var town = await Town.StartAsync(teachers: 4, EveryTenMinutes);
        var course = await town.CourseAsync();

        await PostAsync(town, $"/staff/matching/{course}/ask", 303, ("ask[T04]", "true"), ("ask[T03]", "true"));

        Assert.Equal(["T03", "T04"], await AskedAsync(town, course));
        var again = await PostAsync(town, $"/staff/matching/{course}/ask", 422, ("ask[T01]", "true"));
        Assert.Contains("正在等老师答复，等有了结果再问别的老师", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_that_nobody_took_asks_those_whom_staff_choose_and_is_confirmed_by_a_yes()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T01", "decline");
        Assert.Equal("Unmatched", await town.StageAsync(course));

        await PostAsync(town, $"/staff/matching/{course}/ask", 303, ("ask[T01]", "true"));
        Assert.Equal("Matching", await town.StageAsync(course));
        await town.SendAsync($"/api/inquiries/{course}-2-T01/answer", new { answer = "accept" });

        Assert.Equal("Confirmed", await town.StageAsync(course));
    }

    [Fact]
    public async Task Asked_again_a_no_or_silence_brings_the_course_back_to_staff()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T01", "decline");

        await PostAsync(town, $"/staff/matching/{course}/ask", 303, ("ask[T01]", "true"));
        await town.App.IdleAsync();
        await town.SendAsync($"/api/inquiries/{course}-2-T01/answer", new { answer = "decline", reason = "还是不行" });
        Assert.Equal("Unmatched", await town.StageAsync(course));

        await PostAsync(town, $"/staff/matching/{course}/ask", 303, ("ask[T01]", "true"));
        await town.App.AdvanceAsync(TimeSpan.FromDays(7));
        Assert.Equal("Unmatched", await town.StageAsync(course));
    }

    [Fact]
    public async Task Who_cannot_come_or_too_many_are_not_asked()
    {
        await using var town = await Town.StartAsync(teachers: 4, EveryTenMinutes);
        await town.AddTeacherAsync("T09", district: "崇明区");
        var course = await town.CourseAsync();
        var path = $"/staff/matching/{course}/ask";

        Assert.Contains("请勾选1至3位老师", await PostAsync(town, path, 422), StringComparison.Ordinal);
        var four = await PostAsync(
            town,
            path,
            422,
            ("ask[T01]", "true"),
            ("ask[T02]", "true"),
            ("ask[T03]", "true"),
            ("ask[T04]", "true")
        );
        Assert.Contains("请勾选1至3位老师", four, StringComparison.Ordinal);
        Assert.Contains(
            "老师“T09”现在上不了这门课，请从表中选择",
            await PostAsync(town, path, 422, ("ask[T09]", "true")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task On_hold_nobody_is_asked_until_it_is_released()
    {
        await using var town = await Town.StartAsync(teachers: 3, EveryTenMinutes);
        var course = await town.CourseAsync();
        var path = $"/staff/matching/{course}";

        Assert.Contains("请写明为什么先不要问", await PostAsync(town, $"{path}/hold", 422), StringComparison.Ordinal);
        await PostAsync(town, $"{path}/hold", 303, ("holdReason", "街镇在商量换场地"));
        await town.App.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Empty(await AskedAsync(town, course));
        Assert.Contains("街镇在商量换场地", await PageAsync(town, path), StringComparison.Ordinal);
        var plan = await town.SendAsync("/api/matching/plan?dryRun=true", new { });
        Assert.Equal("已暂停安排：街镇在商量换场地", plan.GetProperty("unserved")[0].GetProperty("reason").GetString());

        await PostAsync(town, $"{path}/release", 303);

        Assert.Equal(["T01", "T02", "T03"], await AskedAsync(town, course));
        Assert.Contains("这门课没有暂停", await PostAsync(town, $"{path}/release", 422), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_nobody_lifts_ends_with_the_first_lesson()
    {
        await using var town = await Town.StartAsync(teachers: 3, EveryTenMinutes);
        var course = await town.CourseAsync();

        await PostAsync(town, $"/staff/matching/{course}/hold", 303, ("holdReason", "等街镇"));
        await town.App.MoveToAsync("2026-09-21T10:00");

        Assert.Equal("Cancelled", await town.StageAsync(course));
        Assert.Empty(await AskedAsync(town, course));
    }

    [Fact]
    public async Task What_is_no_longer_looked_for_cannot_be_put_on_hold()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var confirmed = await town.ConfirmedCourseAsync();

        var page = await PostAsync(town, $"/staff/matching/{confirmed}/hold", 422, ("holdReason", "等等"));
        Assert.Contains("课程目前是“教师已确认”", page, StringComparison.Ordinal);

        var unmatched = await town.CourseAsync();
        Assert.Equal("Unmatched", await town.StageAsync(unmatched));
        page = await PostAsync(town, $"/staff/matching/{unmatched}/hold", 422, ("holdReason", "等等"));
        Assert.Contains("这门课现在没有在找老师，不用暂停", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_assign_from_the_course_with_a_reason_where_one_is_needed()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.AddTeacherAsync("T09", district: "崇明区");
        var course = await town.CourseAsync();
        var path = $"/staff/matching/{course}/assign";

        Assert.Contains(
            "仍要指定，请写明原因",
            await PostAsync(town, path, 422, ("teacher", "T09")),
            StringComparison.Ordinal
        );
        await PostAsync(town, path, 303, ("teacher", "T09"), ("reason", "老师同意跨区"));

        Assert.Equal("Confirmed", await town.StageAsync(course));
    }

    [Fact]
    public async Task One_more_teacher_shows_what_would_be_won()
    {
        await using var town = await Town.StartAsync(teachers: 1, EveryTenMinutes);
        await town.CourseAsync();
        await town.CourseAsync();

        var page = await PageAsync(town, "/staff/matching?view=try&if=teacher&discipline=TJQ&district=黄浦区");
        var far = await PageAsync(town, "/staff/matching?view=try&if=teacher&discipline=TJQ&district=崇明区");

        Assert.Contains("能多排1门课", page, StringComparison.Ordinal);
        Assert.Contains("排到老师的课程一样多", far, StringComparison.Ordinal);
        Assert.Contains(
            "请选择项目",
            await PageAsync(town, "/staff/matching?view=try&if=teacher&discipline=none"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_lifted_obstacle_shows_what_would_be_won()
    {
        await using var town = await Town.StartAsync(teachers: 0, EveryTenMinutes);
        await town.AddTeacherAsync("T09", district: "崇明区");
        var course = await town.CourseAsync();

        var page = await PageAsync(town, $"/staff/matching?view=try&if=lift&liftCourse={course}&teacher=T09");

        Assert.Contains("不计较王T09老师“不到该区授课”", page, StringComparison.Ordinal);
        Assert.Contains("能多排1门课", page, StringComparison.Ordinal);
        Assert.Contains(
            "这位老师对这门课没有障碍，或者不教这个项目",
            await PageAsync(town, $"/staff/matching?view=try&if=lift&liftCourse={course}&teacher=T99"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_moved_lesson_shows_what_would_be_won()
    {
        await using var town = await Town.StartAsync(teachers: 1, EveryTenMinutes);
        await town.CourseAsync("2026-09-21T09:30");
        var other = await town.CourseAsync("2026-09-21T09:30");
        var moved = $"/staff/matching?view=try&if=move&moveCourse={other}&lessonDate=2026-09-22&lessonStart=09:30";

        Assert.Contains("能多排1门课", await PageAsync(town, $"{moved}&lesson=1"), StringComparison.Ordinal);
        Assert.Contains("这门课有1节，请写1至1", await PageAsync(town, $"{moved}&lesson=2"), StringComparison.Ordinal);
        Assert.Empty(await AskedAsync(town, other));
    }

    [Fact]
    public async Task The_page_of_a_course_reads_two_ranges_for_each_who_could_come_and_six_more_beside()
    {
        await using var town = await Town.StartAsync(teachers: 5);
        await town.AddTeacherAsync("T09", district: "崇明区");
        var course = await town.CourseAsync();
        var path = $"/staff/matching/{course}";
        await PageAsync(town, path);
        var before = ReadsOf(town);

        await PageAsync(town, path);

        Assert.Equal(6 + 2 * 5, ReadsOf(town) - before);
    }

    private static long ReadsOf(Town town) =>
        town.App.Host.Tally.All.Single(one => one is { Kind: WorkKind.Http, Name: "ShowCourseMatching" }).Work.Requests;

    private static async Task<string> PageAsync(Town town, string path)
    {
        using var answer = await town.App.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> PostAsync(
        Town town,
        string path,
        int status,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        using var answer = await town.App.Http.PostAsync(path, form);
        Assert.Equal(status, (int)answer.StatusCode);
        await town.App.IdleAsync();
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<IReadOnlyList<string?>> AskedAsync(Town town, string course) =>
        [
            .. (await town.GetAsync($"/api/inquiries?course={course}"))
                .GetProperty("items")
                .EnumerateArray()
                .Select(one => one.GetProperty("teacher").GetString()),
        ];
}
