using System.Net;
using System.Net.Http.Json;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>Citizens sign up by the course's page, and see their own.</summary>
public sealed class EnrolmentPageTests
{
    [Fact]
    public async Task A_course_is_shown_to_citizens_once_it_has_its_teacher_and_not_before()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        using var before = await town.App.Anonymous.GetAsync($"/courses/{course}");
        await town.AnswerAsync(course, "T01", "accept");
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });

        var page = await town.App.Anonymous.GetStringAsync($"/courses/{course}");

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        foreach (
            var told in (string[])
                ["太极拳", "清荷街道", "清荷路1号", "第2节 9月28日", "021-55500002", "余 30 / 30", "王T01"]
        )
            Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.DoesNotContain("13900005678", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_of_the_page_leads_to_ones_own_page_which_cancels_only_by_its_button()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        using var wrong = await town.PostFormAsync(
            $"/courses/{course}",
            ("personName", "张一"),
            ("phone", "138"),
            ("birth", "68")
        );
        using var sent = await town.PostFormAsync(
            $"/courses/{course}",
            ("formKey", Guid.NewGuid().ToString("N")),
            ("personName", "张一"),
            ("phone", "138 0001 0001"),
            ("birth", "68")
        );
        var own = sent.Headers.Location!.ToString();
        var shown = await town.App.Anonymous.GetStringAsync(own);
        using var cancelled = await town.PostFormAsync(own, ("act", "cancel"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("请填写11位手机号", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Contains("已报名成功", shown, StringComparison.Ordinal);
        Assert.Contains("138****0001", shown, StringComparison.Ordinal);
        Assert.Contains("已取消", await town.App.Anonymous.GetStringAsync(own), StringComparison.Ordinal);
        Assert.Empty((await town.RosterAsync(course)).People);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_enrolment_and_a_form_without_a_key_gives_nobody_anothers_page()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        (string, string)[] Form(string key, int number) =>
            [("formKey", key), ("personName", $"张{number}"), ("phone", Citizens.PhoneOf(number)), ("birth", "1958")];
        var key = Guid.NewGuid().ToString("N");

        using var first = await town.PostFormAsync($"/courses/{course}", Form(key, 1));
        using var twin = await town.PostFormAsync($"/courses/{course}", Form(key, 1));
        using var bare = await town.PostFormAsync($"/courses/{course}", Form("", 2));
        using var other = await town.PostFormAsync($"/courses/{course}", Form("", 3));

        Assert.Equal((303, 303), ((int)first.StatusCode, (int)twin.StatusCode));
        Assert.Contains(
            "张3",
            await town.App.Anonymous.GetStringAsync(other.Headers.Location),
            StringComparison.Ordinal
        );
        Assert.Equal(["张1", "张2", "张3"], (await town.RosterAsync(course)).People);
    }

    [Fact]
    public async Task Who_signs_up_too_often_waits()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes) { ["Delivery:Rates:EnrolmentsPerPhone"] = "1" }
        );
        var course = await town.CourseAsync(places: 5);
        await town.EnrolAsync(course, 1);

        using var refused = await town.App.Anonymous.PostAsJsonAsync(
            $"/api/courses/{course}/enrolments",
            Citizens.BodyOf(1)
        );
        using var page = await town.PostFormAsync(
            $"/courses/{course}",
            ("personName", "张一"),
            ("phone", Citizens.PhoneOf(1)),
            ("birth", "68")
        );

        Assert.Equal(
            (HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests),
            (refused.StatusCode, page.StatusCode)
        );
        Assert.NotNull(refused.Headers.RetryAfter);
    }
}
