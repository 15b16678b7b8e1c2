using Delivery.Domain.Calendar;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme.Channels;

/// <summary>What goes out on a registered channel: its district's part, what is new to it, and what staff have sent anew.</summary>
public sealed class ChannelTests
{
    [Fact]
    public async Task A_districts_editors_get_their_districts_article_ready_to_paste_and_as_files()
    {
        await using var city = await StartAsync(null, Taiji, Dance);
        await city.PutChannelAsync("xuhui", Bureau);
        await city.App.MoveToAsync(AfterPublication);

        var mail = Assert.Single(await city.App.MailAsync("xuhui@"));
        Assert.Equal("徐汇区社区体育配送一周一览（9月14日—9月20日）", mail.Subject);
        Assert.Contains("清荷街道", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("云杉街道", mail.Html, StringComparison.Ordinal);
        Assert.Equal(
            ["徐汇区-2026-W38-1.html", "徐汇区-2026-W38-1.txt"],
            mail.Attachments.Order(StringComparer.Ordinal)
        );
        Assert.Equal("Published", (string?)(await city.ChannelAsync("xuhui"))["state"]);

        await city.Lists.PutAsync(Dance with { Venue = "云杉小学" });
        await city.PublishAsync();
        Assert.Single(await city.App.MailAsync("xuhui@"));
        Assert.Equal(2, await city.ArticlesAsync());
    }

    [Fact]
    public async Task A_channel_that_has_nothing_yet_gets_the_next_edition_whatever_changed_in_it()
    {
        await using var city = await PublishedAsync(Taiji, Dance);
        await city.PutChannelAsync("xuhui", Bureau);
        await city.Lists.PutAsync(Dance with { Venue = "云杉小学" });
        await city.PublishAsync();
        var first = await city.App.MailAsync("xuhui@");
        await city.Lists.PutAsync(Dance with { Venue = "云杉中学" });
        await city.PublishAsync();

        Assert.Equal(["徐汇区-2026-W38-2.html", "徐汇区-2026-W38-2.txt"], Assert.Single(first).Attachments.Order());
        Assert.Single(await city.App.MailAsync("xuhui@"));
    }

    [Fact]
    public async Task What_staff_have_published_anew_goes_out_though_it_says_nothing_new()
    {
        await using var city = await StartAsync(null, Taiji, Dance);
        await city.PutChannelAsync("xuhui", Bureau);
        await city.App.MoveToAsync(AfterPublication);
        await city.Lists.PutAsync(Dance with { Venue = "云杉小学" });
        await city.PublishAsync();
        using var replayed = await ReplayAsync(city, "2026-W38", "xuhui");
        await city.App.IdleAsync();

        Assert.Equal(303, (int)replayed.StatusCode);
        Assert.Equal(2, (await city.App.MailAsync("xuhui@")).Count);
    }

    [Fact]
    public async Task A_mail_goes_once_more_when_staff_have_a_channel_published_anew()
    {
        await using var city = await PublishedAsync(Taiji);
        var form = new Dictionary<string, string> { ["channel"] = "editors", ["formKey"] = "one" };
        using var first = await city.App.Http.PostAsync(
            "/staff/programmes/2026-W38/replay",
            new FormUrlEncodedContent(form)
        );
        using var twice = await city.App.Http.PostAsync(
            "/staff/programmes/2026-W38/replay",
            new FormUrlEncodedContent(form)
        );
        await city.App.IdleAsync();

        Assert.Equal(2, await city.ArticlesAsync());
        Assert.Equal("Published", (string?)(await city.ChannelAsync("editors"))["state"]);
        var page = await city.App.Http.GetStringAsync("/staff/programmes/2026-W38");
        Assert.Contains("已发布第1版", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-W38", "nobody", "没有渠道“nobody”，请核对名称")]
    [InlineData("2026-W39", "editors", "这一周还没有发布，没有可以重发的内容")]
    public async Task What_cannot_be_published_anew_is_refused(string week, string channel, string message)
    {
        await using var city = await PublishedAsync(Taiji);
        using var answer = await city.App.Http.PostAsync(
            $"/staff/programmes/{week}/replay",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["channel"] = channel })
        );
        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_still_being_published_is_not_published_anew()
    {
        await using var city = await StartAsync(
            services => services.BreakBlobs(name => name.EndsWith(".ics", StringComparison.Ordinal)),
            Taiji
        );
        await city.App.MoveToAsync("2026-09-11T15:01");
        using var answer = await ReplayAsync(city, "2026-W38", "icalendar");

        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Contains(
            "这个渠道正在发布，请等它结束再重发",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        var refused = await city
            .App.Services.GetRequiredService<ReplayChannel>()
            .RunAsync(
                Week.Parse("2026-W38"),
                "icalendar",
                Caller.Service,
                city.App.Services.GetRequiredService<DurableTaskClient>()
            );
        Assert.Equal(["channel.stage 这个渠道正在发布，请等它结束再重发"], refused.Words());
    }

    private static object Bureau { get; } = new
    {
        kind = "Email",
        address = "xuhui@example.cn",
        district = "310104",
        title = "徐汇区体育局",
    };

    private static Task<HttpResponseMessage> ReplayAsync(PublishedCity city, string week, string channel) =>
        city.App.Http.PostAsync(
            $"/staff/programmes/{week}/replay",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["channel"] = channel })
        );
}
