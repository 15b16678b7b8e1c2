using AngleSharp.Html.Parser;
using Delivery.Functions.Matching.Asking;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
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

    private static async Task<string> ProposedAsync(Town town)
    {
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T01", "propose", OtherTimes);
        Assert.Equal("Matching", await town.StageAsync(course));
        return course;
    }
}
