using System.Net;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Feedback.News;

/// <summary>The street hears what became of its news, and what was dropped has a way back.</summary>
public sealed class DroppedNewsTests
{
    private const string Street = "zhou@example.cn";
    private const string Dropped = "配送新闻不发布：太极拳";
    private const string Text = "太极拳课上完了，二十六位居民参加，大家都说明年还要来。";

    [Fact]
    public async Task What_is_dropped_is_told_with_the_reason_and_the_street_may_write_another()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        await SendAsync(town, course);

        await DecideAsync(town, course, ("act", "drop"), ("reason", "写的是别的课"));

        var letter = Assert.Single(await town.App.MailAsync(Street), mail => mail.Subject == Dropped);
        Assert.Contains("写的是别的课", letter.Text, StringComparison.Ordinal);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("再次提交", await street.GetStringAsync($"/orders/{course}/news"), StringComparison.Ordinal);
        await SendAsync(town, course);
        Assert.Contains("太极拳", await ListAsync(town, "review"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/staff/news/{course}", await ListAsync(town, "dropped"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_find_what_was_dropped_by_mistake_and_it_goes_on_where_it_was()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        await SendAsync(town, course);
        await DecideAsync(town, course, ("act", "return"), ("reason", "请写清时间"));
        await SendAsync(town, course);
        await DecideAsync(town, course, ("act", "drop"), ("reason", "看错了"));
        Assert.Contains($"/staff/news/{course}", await ListAsync(town, "dropped"), StringComparison.Ordinal);
        Assert.Contains(
            "放回去",
            await town.App.Http.GetStringAsync($"/staff/news/{course}"),
            StringComparison.Ordinal
        );

        await DecideAsync(town, course, ("act", "reopen"));

        Assert.Contains($"/staff/news/{course}", await ListAsync(town, "review"), StringComparison.Ordinal);
        using var again = await NewsTown.DecideAsync(town, course, ("act", "reopen"));
        Assert.Equal(422, (int)again.StatusCode);
        // Sent back a second time, it is told a second time.
        await DecideAsync(town, course, ("act", "return"), ("reason", "请写清地点"));
        Assert.Equal(2, (await town.SubjectsAsync(Street)).Count(one => one == "请修改太极拳的配送新闻"));
    }

    [Fact]
    public async Task A_release_is_told_once_and_again_after_it_was_taken_off()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        await SendAsync(town, course);

        await ReleaseAsync(town, course);
        await ReleaseAsync(town, course);
        Assert.Single(await town.SubjectsAsync(Street), one => one == "配送新闻已发布：太极拳");
        await DecideAsync(town, course, ("act", "drop"), ("reason", "照片里的人不同意"));
        Assert.Contains(Dropped, await town.SubjectsAsync(Street));
        using var gone = await town.App.Anonymous.GetAsync($"/news/{course}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await DecideAsync(town, course, ("act", "reopen"));
        await town.App.MoveToAsync("2026-09-23T09:00");
        await ReleaseAsync(town, course);

        Assert.Equal(2, (await town.SubjectsAsync(Street)).Count(one => one == "配送新闻已发布：太极拳"));
    }

    [Fact]
    public async Task A_mail_of_nobody_known_that_was_dropped_waits_for_its_course_again()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        var mail = await NewsTown.MailAsync(town, "stranger@example.cn", "活动很好", Text);
        await DecideAsync(town, mail, ("act", "drop"), ("reason", "广告"));
        Assert.Empty(await town.SubjectsAsync("stranger@example.cn"));

        await DecideAsync(town, mail, ("act", "reopen"));

        Assert.Contains($"/staff/news/{mail}", await ListAsync(town, "aside"), StringComparison.Ordinal);
        await DecideAsync(town, mail, ("act", "claim"), ("courseId", course));
        Assert.Contains($"/staff/news/{mail}", await ListAsync(town, "review"), StringComparison.Ordinal);
    }

    private static Task SendAsync(Town town, string course) =>
        town.SendAsync($"/api/courses/{course}/news", new { title = "太极拳", text = Text });

    private static Task ReleaseAsync(Town town, string course) =>
        DecideAsync(town, course, ("act", "release"), ("title", "太极拳"), ("text", Text));

    private static async Task DecideAsync(Town town, string newsId, params (string Name, string Value)[] fields)
    {
        using var decided = await NewsTown.DecideAsync(town, newsId, fields);
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        await town.App.IdleAsync();
    }

    private static Task<string> ListAsync(Town town, string list) =>
        town.App.Http.GetStringAsync($"/staff/news?list={list}");
}
