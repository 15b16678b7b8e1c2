using Delivery.Functions.Tests.Conduct;
using Xunit;
using static Delivery.Functions.Tests.Conduct.Asking;

namespace Delivery.Functions.Tests.Matching.DropOuts;

/// <summary>Who may say that a teacher drops out, and when not.</summary>
public sealed class DropOutRefusalTests
{
    [Fact]
    public async Task A_reason_is_asked_for()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();

        Assert.Equal("422 dropout.reason 请写明为什么不能继续上", await RefusalAsync(town, course, ""));
    }

    [Fact]
    public async Task Twice_is_once()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.DropOutAsync(course);

        Assert.Equal("422 dropout.no-teacher 这门课现在没有老师，或者已经在另找老师", await RefusalAsync(town, course));
        Assert.StartsWith("404 course.unknown", await RefusalAsync(town, "310101002-2026-999"));
    }

    [Fact]
    public async Task After_the_last_lesson_has_begun_there_is_nothing_to_leave()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.App.MoveToAsync("2026-09-28T09:30");

        Assert.Equal("422 dropout.over 后面没有课了，不用再找别的老师", await RefusalAsync(town, course));
    }

    [Fact]
    public async Task A_course_that_is_over_is_left_alone()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Cancel()));
        await town.ApproveAsync(await town.AskAsync($"{course}-02", Cancel()));

        Assert.Equal(
            "409 dropout.stage 课程目前是“已取消”，老师确认以后、上完以前才能退出",
            await RefusalAsync(town, course)
        );
    }

    [Fact]
    public async Task Only_the_teacher_of_the_course_and_staff_may()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ConfirmedCourseAsync();
        using var other = town.ClientWith(await town.TeacherCookieAsync("T02"));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        using var own = town.ClientWith(await town.TeacherCookieAsync("T01"));

        Assert.StartsWith("403 auth.forbidden", await RefusalAsync(town, course, by: other));
        Assert.StartsWith("403 auth.forbidden", await RefusalAsync(town, course, by: street));
        Assert.Equal(404, (int)(await other.GetAsync($"/courses/{course}/drop-out")).StatusCode);
        Assert.Equal("Confirmed", await town.StageAsync(course));
        await town.SendAsync($"/api/courses/{course}/drop-out", new { reason = "家里有事" }, own);
        Assert.Equal("Matching", await town.StageAsync(course));
    }

    private static Task<string> RefusalAsync(
        Town town,
        string course,
        string reason = "家里有事",
        HttpClient? by = null
    ) => town.RefusalAsync($"/api/courses/{course}/drop-out", new { reason }, by: by);
}
