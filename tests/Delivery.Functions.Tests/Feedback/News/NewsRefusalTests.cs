using Delivery.Domain;
using Delivery.Domain.Feedback.News;
using Delivery.Functions.Feedback.News;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Tests.Matching;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Feedback.News;

/// <summary>What is said, code and sentence, where news cannot be taken, claimed, decided or excused.</summary>
public sealed class NewsRefusalTests
{
    private const string Text = "太极拳课上完了，二十六位居民参加，大家都说明年还要来。";

    [Fact]
    public async Task Each_refusal_has_its_code_sentence_and_field()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        var idle = await town.CourseAsync("2026-10-21T09:30");
        var (services, durable) = (town.App.Services, town.App.Services.GetRequiredService<DurableTaskClient>());
        var (review, claim) = (services.GetRequiredService<ReviewNews>(), services.GetRequiredService<ClaimMail>());
        var (excuse, receive) = (services.GetRequiredService<ExcuseNews>(), services.GetRequiredService<ReceiveMail>());
        var send = services.GetRequiredService<SendNews>();
        var staff = Caller.Service;
        var draft = new NewsDraft("太极拳", Text, [], []);
        var edit = new NewsEdit("太极拳", Text, []);
        var stranger = new MailedNews("mail-1", "stranger@example.com", "来信", Text, [], Unread: 0, TooMany: 0);
        Assert.Equal(NewsState.SetAside, (await receive.RunAsync(stranger, staff, durable)).Value.State);

        Assert.Equal(
            [
                "news.unknown 没有找到这篇新闻，请从列表里打开 ",
                "news.unknown 没有找到这篇新闻，请从列表里打开 ",
                "news.course-unknown 没有找到课程“X1”，请核对编号 courseId",
                "news.course 这封来信没有对上课程，不能退回；请先认领 reason",
                "news.reason 请写明要街镇改什么 reason",
                "news.reason 请写明为什么不发布 reason",
                "news.reason 请写明为什么不用写 reason",
                "news.not-due 这门课现在不等新闻，请刷新页面看最新情况 ",
                "news.no-lessons 这门课没有开，不用写新闻 ",
                "news.mail-too-long 来信正文超过20000字，没有收下，请删短后再寄 ",
                "news.stage 这篇新闻待认领，不能改成“已发布”，请刷新页面看最新情况 ",
            ],
            [
                Said(await review.ReleaseAsync("nothing", edit, staff)),
                Said(await claim.RunAsync("nothing", course, staff, durable)),
                Said(await claim.RunAsync("mail-1", "X1", staff, durable)),
                Said(await Back("mail-1", "请写清时间", moved: NewsState.Submitted)),
                Said(await Back("mail-1", "", moved: NewsState.Submitted)),
                Said(await review.DropAsync("mail-1", "", staff)),
                Said(await excuse.RunAsync(Town.Street, course, "", staff, durable)),
                Said(await excuse.RunAsync(Town.Street, idle, "街道合并", staff, durable)),
                Said(await send.RunAsync(idle, draft, staff, durable)),
                Said(await receive.RunAsync(stranger with { Text = new string('长', 20_001) }, staff, durable)),
                Said(await Release("mail-1", moved: NewsState.SetAside)),
            ]
        );

        async Task<Outcome<NewsItem>> Back(string id, string reason, NewsState moved)
        {
            await MovedAsync(id, moved);
            return await review.ReturnAsync(id, reason, staff, durable);
        }

        async Task<Outcome<NewsItem>> Release(string id, NewsState moved)
        {
            await MovedAsync(id, moved);
            return await review.ReleaseAsync(id, edit, staff);
        }

        async Task MovedAsync(string id, NewsState state)
        {
            var news = services.GetRequiredService<NewsItems>();
            var stored = (await news.FindAsync(id))!;
            await news.Table.SubmitTransactionAsync(NewsItems.Change(stored, stored.Value with { State = state }));
        }
    }

    [Fact]
    public async Task What_is_released_or_claimed_is_not_taken_over_again()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await NewsTown.OverAsync(town);
        var (services, durable) = (town.App.Services, town.App.Services.GetRequiredService<DurableTaskClient>());
        var (review, claim) = (services.GetRequiredService<ReviewNews>(), services.GetRequiredService<ClaimMail>());
        await town.SendAsync($"/api/courses/{course}/news", new { title = "太极拳", text = Text });

        Assert.Equal(
            "news.stage 这封来信已经认领过了，请刷新页面看最新情况 ",
            Said(await claim.RunAsync(course, course, Caller.Service, durable))
        );
        await review.ReleaseAsync(course, new NewsEdit("太极拳", Text, []), Caller.Service);
        Assert.Equal(
            "409 news.stage 这门课的新闻已发布，要改请打协会电话",
            await town.RefusalAsync($"/api/courses/{course}/news", new { title = "太极拳", text = Text })
        );
    }

    private static string Said<T>(Outcome<T> outcome)
    {
        var refusal = Assert.Single(outcome.Refusals);
        return $"{refusal.Code} {refusal.Message} {refusal.Field}";
    }
}
