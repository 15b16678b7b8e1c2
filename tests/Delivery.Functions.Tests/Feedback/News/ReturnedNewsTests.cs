using System.Net;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Feedback.News;

/// <summary>News that staff send back is waited for anew; what came is not asked for again.</summary>
public sealed class ReturnedNewsTests
{
    private const string Text = "太极拳课上完了，二十六位居民参加，大家都说明年还要来。";
    private const string Reminder = "修改太极拳的配送新闻（";
    private const string Missed = "清荷街道没有按时交太极拳的配送新闻";

    [Fact]
    public async Task What_came_is_neither_asked_for_on_the_last_day_nor_missed()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        await town.SendAsync($"/api/courses/{course}/news", new { title = "太极拳", text = Text });

        await town.App.MoveToAsync("2026-10-20T09:01");

        Assert.Equal((0, 0), await CountAsync(town));
    }

    [Fact]
    public async Task What_was_sent_back_is_waited_for_until_its_own_last_day()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        await ReturnedAsync(town, course);
        Assert.Single(await town.SubjectsAsync("zhou@example.cn"), one => one == "请修改太极拳的配送新闻");

        await town.App.MoveToAsync("2026-10-20T09:01");

        Assert.Equal((1, 1), await CountAsync(town));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("请写清时间", await street.GetStringAsync("/street"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_again_is_not_asked_for_and_sent_back_again_is_told_again()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        await ReturnedAsync(town, course);
        await ReturnedAsync(town, course);
        Assert.Equal(2, (await town.SubjectsAsync("zhou@example.cn")).Count(one => one == "请修改太极拳的配送新闻"));
        await town.SendAsync($"/api/courses/{course}/news", new { title = "太极拳", text = Text });

        await town.App.MoveToAsync("2026-10-20T09:01");

        Assert.Equal((0, 0), await CountAsync(town));
    }

    [Fact]
    public async Task Whose_news_was_sent_back_may_be_let_off()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        await ReturnedAsync(town, course);

        using var excused = await NewsTown.PostAsync(
            town,
            $"/staff/news/due/{Town.Street}/{course}",
            ("reason", "街道合并")
        );
        await town.App.MoveToAsync("2026-10-20T09:01");

        Assert.Equal(HttpStatusCode.SeeOther, excused.StatusCode);
        Assert.Equal((0, 0), await CountAsync(town));
    }

    private static async Task ReturnedAsync(Town town, string course)
    {
        await town.SendAsync($"/api/courses/{course}/news", new { title = "太极拳", text = Text });
        using var returned = await NewsTown.DecideAsync(town, course, ("act", "return"), ("reason", "请写清时间"));
        Assert.Equal(HttpStatusCode.SeeOther, returned.StatusCode);
        await town.App.IdleAsync();
    }

    // Whether the street's digests reminded of it, and mails to staff.
    private static async Task<(int Reminders, int Missed)> CountAsync(Town town) =>
        (
            (await town.App.MailAsync("zhou@example.cn")).Any(one =>
                one.Subject.StartsWith("今天要办的", StringComparison.Ordinal)
                && one.Text!.Contains(Reminder, StringComparison.Ordinal)
            )
                ? 1
                : 0,
            (await town.SubjectsAsync("shenhe@example.cn")).Count(one => one == Missed)
        );
}
