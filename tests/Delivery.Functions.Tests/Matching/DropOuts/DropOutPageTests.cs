using Xunit;

namespace Delivery.Functions.Tests.Matching.DropOuts;

/// <summary>The pages of a course whose teacher drops out.</summary>
public sealed class DropOutPageTests
{
    [Fact]
    public async Task A_teacher_comes_from_the_lesson_reads_what_follows_and_drops_out()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        var cookie = await town.TeacherCookieAsync("T01");
        using var teacher = town.ClientWith(cookie);
        var path = $"/courses/{course}/drop-out";
        Assert.Contains(path, await teacher.GetStringAsync($"/lessons/{course}-02"), StringComparison.Ordinal);

        var page = await teacher.GetStringAsync(path);
        Assert.Contains("不能继续上这门课", page, StringComparison.Ordinal);
        Assert.DoesNotContain("9月21日", page, StringComparison.Ordinal);
        Assert.Contains("9月28日", page, StringComparison.Ordinal);
        using var refused = await town.PostFormAsync(path, cookie, ("formKey", "one"), ("reason", ""));
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("请写明为什么不能继续上", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var taken = await town.PostFormAsync(path, cookie, ("formKey", "two"), ("reason", "家里有事"));
        Assert.Equal("/teacher?said=DroppedOut", taken.Headers.Location?.ToString());
        Assert.Contains(
            "已记下您不能继续上这门课",
            await teacher.GetStringAsync(taken.Headers.Location),
            StringComparison.Ordinal
        );

        Assert.Equal("Matching", await town.StageAsync(course));
        // What was held is still there to be proved, and what is not theirs any more is not.
        Assert.Contains("太极拳", await teacher.GetStringAsync($"/lessons/{course}-01"), StringComparison.Ordinal);
        Assert.Equal(404, (int)(await teacher.GetAsync($"/lessons/{course}-02")).StatusCode);
        var home = await teacher.GetStringAsync("/teacher");
        Assert.Contains($"/lessons/{course}-01", home, StringComparison.Ordinal);
        Assert.DoesNotContain($"/lessons/{course}-02", home, StringComparison.Ordinal);
        Assert.Contains("已经在另找老师", await teacher.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_find_it_on_the_order_and_see_the_candidates_next()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        var path = $"/courses/{course}/drop-out";
        Assert.Contains(path, await town.App.Http.GetStringAsync($"/staff/orders/{course}"), StringComparison.Ordinal);

        Assert.Contains("王T01", await town.App.Http.GetStringAsync(path), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("reason", "老师来电，家里有事")]);
        using var taken = await town.App.Http.PostAsync(path, form);
        Assert.Equal($"/staff/matching/{course}?said=TeacherDropped", taken.Headers.Location?.ToString());
        await town.App.IdleAsync();

        var matching = await town.App.Http.GetStringAsync(taken.Headers.Location);
        Assert.Contains("正在为余下的课另找老师", matching, StringComparison.Ordinal);
        Assert.Contains("王T02", matching, StringComparison.Ordinal);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var order = await street.GetStringAsync($"/orders/{course}");
        Assert.Contains("协会正在另找老师", order, StringComparison.Ordinal);
        Assert.DoesNotContain("撤回订单", order, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Citizens_find_the_course_while_another_teacher_is_looked_for()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.DropOutAsync(course);

        Assert.Contains(
            "太极拳",
            await town.App.Anonymous.GetStringAsync($"/courses/{course}"),
            StringComparison.Ordinal
        );
    }
}
