using System.Net;
using AngleSharp.Html.Parser;
using Delivery.Functions.Matching.Asking;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching.Plan;
using Delivery.Functions.Tests.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>A teacher could come at other times: the street says yes, no, or nothing.</summary>
public sealed class ProposalTests
{
    private static readonly object OtherTimes = new
    {
        reason = "周一上午有课",
        lessons = new[] { new { start = "2026-09-22T14:00:00+08:00" }, new { start = "2026-09-29T14:00:00+08:00" } },
    };

    private static readonly object OnHoliday = new
    {
        lessons = new[] { new { start = "2026-09-22T14:00:00+08:00" }, new { start = "2026-10-01T14:00:00+08:00" } },
    };

    [Fact]
    public async Task Other_times_that_the_street_accepts_become_the_orders_times()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await ProposedAsync(town);
        var mail = await town.MailAsync("lin@example.cn", "老师想换个时间");
        Assert.Contains(
            "第1节 9月21日（周一）09:30—11:00 改为 9月22日（周二）14:00—15:30",
            mail.Text,
            StringComparison.Ordinal
        );

        using var answered = await town.PostFormAsync(Town.PathIn(mail, "proposals"), ("answer", "accept"));

        Assert.Equal("Confirmed", await town.StageAsync(course));
        var order = await town.GetAsync($"/api/orders/{course}");
        Assert.Equal("2026-09-22T14:00:00+08:00", order.GetProperty("lessons")[0].GetProperty("start").GetString());
        var lessons = await town.App.Services.GetRequiredService<Courses>().LessonsAsync(course);
        Assert.Equal(
            [new DateTime(2026, 9, 22, 6, 0, 0), new DateTime(2026, 9, 29, 6, 0, 0)],
            lessons.Select(lesson => lesson.Value.Start.UtcDateTime)
        );
    }

    [Fact]
    public async Task Other_times_that_the_street_declines_change_nothing_and_the_search_goes_on()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await ProposedAsync(town);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var home = new HtmlParser().ParseDocument(await street.GetStringAsync("/street"));
        var path = home.QuerySelector("a[href^='/proposals/']")!.GetAttribute("href")!;
        Assert.Contains("答复太极拳老师想换的时间", home.Body!.TextContent, StringComparison.Ordinal);

        using var answered = await town.PostFormAsync(path, ("answer", "decline"));

        Assert.DoesNotContain("老师想换的时间", await street.GetStringAsync("/street"), StringComparison.Ordinal);

        Assert.Equal("Unmatched", await town.StageAsync(course));
        var order = await town.GetAsync($"/api/orders/{course}");
        Assert.Equal("2026-09-21T09:30:00+08:00", order.GetProperty("lessons")[0].GetProperty("start").GetString());
    }

    [Fact]
    public async Task The_streets_word_is_its_last_and_comes_in_time()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var inquiry = $"{await ProposedAsync(town)}-1-T01";
        var inquiries = town.App.Services.GetRequiredService<Inquiries>();
        var asked = (await inquiries.FindAsync(inquiry))!.Value;
        // Nobody has taken its silence for a no yet.
        var over = asked with
        {
            StreetAnswerBy = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero),
        };
        await inquiries.Table.UpsertEntityAsync(Inquiries.RowOf(over));
        Assert.Equal(["proposal.expired 答复时间已于9月1日 08:00截止，请联系协会"], await AnswerAsync(true));

        await inquiries.Table.UpsertEntityAsync(Inquiries.RowOf(asked));
        Assert.Empty(await AnswerAsync(true));
        Assert.Equal(["proposal.stage 这次改时间已有结果，不能再答复，请刷新页面查看"], await AnswerAsync(false));

        async Task<string[]> AnswerAsync(bool accepted) =>
            (
                await town
                    .App.Services.GetRequiredService<AnswerProposal>()
                    .RunAsync(
                        inquiry,
                        accepted,
                        acceptsHolidays: false,
                        Caller.Service,
                        town.App.Services.GetRequiredService<DurableTaskClient>()
                    )
            ).Words();
    }

    [Fact]
    public async Task Silence_of_the_street_is_a_no()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await ProposedAsync(town);

        await town.App.MoveToAsync("2026-09-03T17:01");

        Assert.Equal("Unmatched", await town.StageAsync(course));
        var told = await town.MailAsync(Town.MailOf("T01"), "没有改时间：太极拳（2节）");
        Assert.Contains("您提出的时间，街镇没有按时答复", told.Text, StringComparison.Ordinal);
        Assert.Contains("9月22日（周二）14:00—15:30", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_proposed_hears_the_streets_no_once_and_reads_it_behind_the_link()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T01", "propose", OtherTimes);
        await town.AnswerAsync(course, "T02", "propose", OtherTimes);
        var mine = Town.PathIn(await town.MailAsync(Town.MailOf("T01"), "想请您上课"), "inquiries");
        Assert.Contains("没有老师能按原来的时间上的话", await OpenAsync(town, mine), StringComparison.Ordinal);

        var first = Assert.Single(await AskedOfStreetAsync(town));
        using var no = await town.PostFormAsync(first, ("answer", "decline"));
        await town.App.IdleAsync();
        var second = Assert.Single(await AskedOfStreetAsync(town), path => path != first);
        using var yes = await town.PostFormAsync(second, ("answer", "accept"));

        Assert.Equal("Confirmed", await town.StageAsync(course));
        var told = await town.MailAsync(Town.MailOf("T01"), "没有改时间");
        Assert.Contains("您提出的时间，街镇没有同意", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已请到老师：太极拳（2节）", await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.Contains("街镇没有同意您提出的时间", await OpenAsync(town, mine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_asked_about_a_course_that_is_given_up_reads_that_it_is_off()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        var mine = Town.PathIn(await town.MailAsync(Town.MailOf("T01"), "想请您上课"), "inquiries");

        await town.PostAsync($"/staff/courses/{course}/give-up", 303, ("giveUpReason", "场地关闭"));

        Assert.Equal("Cancelled", await town.StageAsync(course));
        Assert.Contains("这门课不开了", await OpenAsync(town, mine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_on_a_public_holiday_is_marked_and_needs_the_tick_which_the_order_keeps()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T01", "propose", OnHoliday);
        var mail = await town.MailAsync("lin@example.cn", "老师想换个时间");
        Assert.Contains("改为 10月1日（周四）14:00—15:30（法定节假日）", mail.Text, StringComparison.Ordinal);
        var path = Town.PathIn(mail, "proposals");
        var open = await OpenAsync(town, path);
        Assert.Contains("法定节假日", open, StringComparison.Ordinal);
        Assert.Contains("name=\"acceptsHolidays\"", open, StringComparison.Ordinal);

        using var refused = await town.PostFormAsync(path, ("answer", "accept"));
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains(
            "第2节（10月1日）在法定节假日，确需上课请勾选“节假日照常上课”",
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        Assert.Equal("Matching", await town.StageAsync(course));

        using var taken = await town.PostFormAsync(path, ("answer", "accept"), ("acceptsHolidays", "true"));
        Assert.Equal(303, (int)taken.StatusCode);
        Assert.Equal("Confirmed", await town.StageAsync(course));
        Assert.True((await town.GetAsync($"/api/orders/{course}")).GetProperty("acceptsHolidays").GetBoolean());
    }

    [Fact]
    public async Task A_no_needs_no_tick()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T01", "propose", OnHoliday);

        using var no = await town.PostFormAsync(
            Town.PathIn(await town.MailAsync("lin@example.cn", "老师想换个时间"), "proposals"),
            ("answer", "decline")
        );

        Assert.Equal(303, (int)no.StatusCode);
        Assert.Equal("Unmatched", await town.StageAsync(course));
        Assert.False((await town.GetAsync($"/api/orders/{course}")).GetProperty("acceptsHolidays").GetBoolean());
    }

    [Fact]
    public async Task Off_the_funded_seasons_other_times_lie_on_any_date_but_not_in_a_year_that_is_not_loaded()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        town.FundingStream = "NonBasic";
        var course = await town.CourseAsync();
        var path = $"/api/inquiries/{course}-1-T01/answer";
        static object Times(string second) =>
            new
            {
                answer = "propose",
                lessons = new[] { new { start = "2026-09-21T09:30:00+08:00" }, new { start = second } },
            };

        Assert.StartsWith(
            "422 calendar.year-not-loaded 2027年的节假日安排尚未导入",
            await town.RefusalAsync(path, Times("2027-01-05T09:30:00+08:00"))
        );
        await town.SendAsync(path, Times("2026-12-01T09:30:00+08:00"));
        Assert.Equal("Matching", await town.StageAsync(course));
    }

    [Fact]
    public async Task Times_that_cannot_be_held_are_refused_before_the_street_is_asked()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var path = $"/api/inquiries/{await town.CourseAsync()}-1-T01/answer";

        string[] wrong = ["2026-09-21T05:00", "2026-12-01T09:30"];
        var refusal = await town.RefusalAsync(
            path,
            new { answer = "propose", lessons = wrong.Select(start => new { start = $"{start}:00+08:00" }) }
        );

        Assert.StartsWith("422 proposal.hours 第1节课须在06:00–22:00之间上完；第2节须与原定日期在同一季内", refusal);
        string[] same = ["2026-09-21T09:30", "2026-09-28T09:30"];
        Assert.StartsWith(
            "422 proposal.same",
            await town.RefusalAsync(
                path,
                new { answer = "propose", lessons = same.Select(start => new { start = $"{start}:00+08:00" }) }
            )
        );
    }

    private static async Task<IReadOnlyList<string>> AskedOfStreetAsync(Town town) =>
        [
            .. (await town.App.MailAsync("lin@example.cn"))
                .Where(mail => mail.Subject.StartsWith("老师想换个时间", StringComparison.Ordinal))
                .Select(mail => Town.PathIn(mail, "proposals")),
        ];

    private static async Task<string> OpenAsync(Town town, string path) =>
        WebUtility.HtmlDecode(await town.App.Anonymous.GetStringAsync(path));

    private static async Task<string> ProposedAsync(Town town)
    {
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T01", "propose", OtherTimes);
        Assert.Equal("Matching", await town.StageAsync(course));
        return course;
    }
}
