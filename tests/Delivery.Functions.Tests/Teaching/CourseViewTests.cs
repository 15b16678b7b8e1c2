using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>Who sees what of a course.</summary>
public sealed class CourseViewTests
{
    [Fact]
    public async Task A_street_sees_the_teacher_once_acknowledged_and_another_street_sees_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        using var stranger = town.ClientWith(await town.StreetCookieAsync("310101003"));
        var path = $"/api/courses/{course}";

        Assert.Equal(JsonValueKind.Null, (await town.GetAsync(path, street)).GetProperty("teacher").ValueKind);
        var unsigned = await street.GetStringAsync($"/orders/{course}");
        Assert.Contains("待老师签收", unsigned, StringComparison.Ordinal);
        Assert.Contains("正等老师签收确认单", unsigned, StringComparison.Ordinal);
        Assert.DoesNotContain("教师已确认", unsigned, StringComparison.Ordinal);
        await town.SendAsync($"{path}/confirmation/acknowledge", new { });

        Assert.Equal(
            "王T01",
            (await town.GetAsync(path, street)).GetProperty("teacher").GetProperty("name").GetString()
        );
        Assert.DoesNotContain("待老师签收", await street.GetStringAsync($"/orders/{course}"), StringComparison.Ordinal);
        using var refused = await stranger.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unknown = await town.App.Http.GetAsync("/api/courses/310101002-2026-999");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_teacher_sees_the_streets_contacts_once_acknowledged_and_finds_everything_at_home()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.CourseAsync();
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        Assert.Contains("能否上清荷街道的太极拳", await teacher.GetStringAsync("/teacher"), StringComparison.Ordinal);
        await town.SendAsync($"/api/inquiries/{course}-1-T01/answer", new { answer = "accept" }, teacher);
        await town.App.IdleAsync();

        var home = await teacher.GetStringAsync("/teacher");
        Assert.Contains("签收清荷街道太极拳的确认单", home, StringComparison.Ordinal);
        // Chosen on the 1st: asked again on three working mornings; on the fourth staff are told.
        Assert.Contains("9月7日（周一）09:00 前", home, StringComparison.Ordinal);
        Assert.DoesNotContain("周二 ", home, StringComparison.Ordinal);
        var confirmation = new HtmlParser().ParseDocument(home).QuerySelector("a[href^='/confirmations/']")!;
        Assert.Contains(
            "9月7日（周一）09:00",
            await teacher.GetStringAsync(confirmation.GetAttribute("href")),
            StringComparison.Ordinal
        );
        Assert.Null(
            (await town.GetAsync($"/api/courses/{course}", teacher))
                .GetProperty("order")
                .GetProperty("contacts")
                .GetString()
        );
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { }, teacher);

        var seen = await town.GetAsync($"/api/courses/{course}", teacher);
        Assert.Equal(
            "周二",
            seen.GetProperty("order").GetProperty("contacts").GetProperty("delivery").GetProperty("name").GetString()
        );
        using var other = town.ClientWith(await town.TeacherCookieAsync("T02"));
        using var refused = await other.GetAsync($"/api/courses/{course}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.StartsWith(
            "403",
            await town.RefusalAsync($"/api/inquiries/{course}-1-T01/answer", new { answer = "accept" }, by: other)
        );
    }
}
