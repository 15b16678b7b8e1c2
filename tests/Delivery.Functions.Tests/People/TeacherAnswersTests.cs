using System.Net;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>How a teacher answered stands on the teacher's page, and counts in the ranking with a weight that staff see.</summary>
public sealed class TeacherAnswersTests
{
    [Fact]
    public async Task Accepted_declined_and_silent_are_counted_with_reasons_and_hours()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        town.FundingStream = "NonBasic";
        await town.AnswerAsync(await town.CourseAsync("2026-09-21T09:30"), "T01", "accept");
        var declined = await town.CourseAsync("2026-09-22T09:30");
        await town.App.AdvanceAsync(TimeSpan.FromHours(3));
        await town.AnswerAsync(declined, "T01", "decline", new { reason = "路程太远" });
        await town.CourseAsync("2026-09-23T09:30");
        await town.App.AdvanceAsync(TimeSpan.FromDays(7));

        var page = await PageAsync(town);

        Assert.Contains("问过</dt><dd class=\"pre\">3次", page, StringComparison.Ordinal);
        Assert.Contains("接受</dt><dd class=\"pre\">1次", page, StringComparison.Ordinal);
        Assert.Contains("谢绝</dt><dd class=\"pre\">1次：路程太远 1次", page, StringComparison.Ordinal);
        Assert.Contains("没有答复</dt><dd class=\"pre\">1次", page, StringComparison.Ordinal);
        Assert.Contains("平均多久答复</dt><dd class=\"pre\">1.5小时", page, StringComparison.Ordinal);
        // Two of three answered, one on credit: three quarters of fifteen.
        Assert.Contains("11.25分，满分15分", page, StringComparison.Ordinal);
        Assert.Contains("/staff/settings/weight-response", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inquiry_that_was_called_off_is_nobodys_silence()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T01", "accept");
        Assert.Equal("Confirmed", await town.StageAsync(course));

        var page = await PageAsync(town, "T02");

        Assert.Contains("没有答复</dt><dd class=\"pre\">0次", page, StringComparison.Ordinal);
        Assert.Contains("15分，满分15分", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_drops_out_after_saying_yes_is_counted()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ConfirmedCourseAsync("T01");
        await town.SendAsync($"/api/courses/{course}/drop-out", new { reason = "家里有事" });
        await town.App.IdleAsync();

        Assert.Contains("确认后退出</dt><dd class=\"pre\">1次", await PageAsync(town), StringComparison.Ordinal);
        Assert.Contains("确认后退出</dt><dd class=\"pre\">0次", await PageAsync(town, "T02"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_assigned_by_hand_and_drops_out_is_counted_too()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        await town.SendAsync($"/api/courses/{course}/assign", new { teacher = "T01", reason = "电话里答应了" });
        await town.App.IdleAsync();
        await town.SendAsync($"/api/courses/{course}/drop-out", new { reason = "家里有事" });
        await town.App.IdleAsync();

        Assert.Contains("确认后退出</dt><dd class=\"pre\">1次", await PageAsync(town), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(Town town, string teacher = "T01")
    {
        var page = WebUtility.HtmlDecode(await town.App.Http.GetStringAsync($"/staff/teachers/{teacher}"));
        return string.Concat(page.Split('\n').Select(line => line.Trim()));
    }
}
