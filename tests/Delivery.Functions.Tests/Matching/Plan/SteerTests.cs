using System.Text.RegularExpressions;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>Staff steer a course by forms that need no script.</summary>
public sealed class SteerTests
{
    [Fact]
    public async Task Staff_have_those_asked_whom_they_choose_without_waiting_for_the_plan()
    {
        await using var town = await Town.StartAsync(teachers: 4, PlanForms.EveryTenMinutes);
        var course = await town.CourseAsync();

        await town.PostAsync($"/staff/matching/{course}/ask", 303, ("ask[T04]", "true"), ("ask[T03]", "true"));

        Assert.Equal(["T03", "T04"], await town.AskedAsync(course));
        var again = await town.PostAsync($"/staff/matching/{course}/ask", 422, ("ask[T01]", "true"));
        Assert.Contains("正在等老师答复，等有了结果再问别的老师", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_that_nobody_took_asks_those_whom_staff_choose_and_is_confirmed_by_a_yes()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T01", "decline");
        Assert.Equal("Unmatched", await town.StageAsync(course));

        await town.PostAsync($"/staff/matching/{course}/ask", 303, ("ask[T01]", "true"));
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

        await town.PostAsync($"/staff/matching/{course}/ask", 303, ("ask[T01]", "true"));
        await town.App.IdleAsync();
        await town.SendAsync($"/api/inquiries/{course}-2-T01/answer", new { answer = "decline", reason = "还是不行" });
        Assert.Equal("Unmatched", await town.StageAsync(course));

        await town.PostAsync($"/staff/matching/{course}/ask", 303, ("ask[T01]", "true"));
        await town.App.AdvanceAsync(TimeSpan.FromDays(7));
        Assert.Equal("Unmatched", await town.StageAsync(course));
    }

    [Fact]
    public async Task Who_cannot_come_or_too_many_are_not_asked()
    {
        await using var town = await Town.StartAsync(teachers: 4, PlanForms.EveryTenMinutes);
        await town.AddTeacherAsync("T09", district: "崇明区");
        var course = await town.CourseAsync();
        var path = $"/staff/matching/{course}/ask";

        Assert.Contains("请勾选1至3位老师", await town.PostAsync(path, 422), StringComparison.Ordinal);
        var four = await town.PostAsync(
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
            await town.PostAsync(path, 422, ("ask[T09]", "true")),
            StringComparison.Ordinal
        );
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
            await town.PostAsync(path, 422, ("teacher", "T09")),
            StringComparison.Ordinal
        );
        await town.PostAsync(path, 303, ("teacher", "T09"), ("reason", "老师同意跨区"));

        Assert.Equal("Confirmed", await town.StageAsync(course));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_one_act_and_after_a_refusal_the_page_has_another_key()
    {
        await using var town = await Town.StartAsync(teachers: 3, PlanForms.EveryTenMinutes);
        var course = await town.CourseAsync();
        var path = $"/staff/matching/{course}/hold";
        var key = KeyOf(await town.PageAsync($"/staff/matching/{course}"));

        var refused = await town.PostAsync(path, 422, ("formKey", key), ("holdReason", ""));
        Assert.NotEqual(key, KeyOf(refused));
        await town.PostAsync(path, 303, ("formKey", KeyOf(refused)), ("holdReason", "等街镇"));
        await town.PostAsync($"/staff/matching/{course}/release", 303);
        // The browser's back button, and the same form once more: the course is not put on hold again.
        await town.PostAsync(path, 303, ("formKey", KeyOf(refused)), ("holdReason", "等街镇"));

        Assert.Equal(["T01", "T02", "T03"], await town.AskedAsync(course));
        Assert.DoesNotContain(
            "暂停",
            StateIn(await town.PageAsync($"/staff/matching/{course}")),
            StringComparison.Ordinal
        );
    }

    private static string KeyOf(string page) =>
        Regex.Match(page, "name=\"formKey\" value=\"([0-9a-f]{32}-hold)\"").Groups[1].Value;

    private static string StateIn(string page) => Regex.Match(page, "<h1>.*?</div>", RegexOptions.Singleline).Value;
}
