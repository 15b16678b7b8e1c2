using Delivery.Domain.Ordering;
using Delivery.Functions.Tests.Programme.Channels;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme.WeChat;

public sealed class WeChatTests
{
    [Fact]
    public async Task An_edition_becomes_a_published_article_with_its_address()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        await using var city = await CityAsync(wechat);
        var state = await city.ChannelAsync("tiyu");

        Assert.Equal("Published", (string?)state["state"]);
        Assert.StartsWith("https://mp.example.cn/s/", (string?)state["url"], StringComparison.Ordinal);
        var article = Assert.Single(wechat.Drafts).Value;
        Assert.Equal("上海市社区体育配送一周一览（9月14日—9月20日）", (string?)article["title"]);
        Assert.Contains("清荷街道文化中心", (string?)article["content"], StringComparison.Ordinal);
        // Beyond the basic plane, as HTML writes it.
        Assert.Contains("太极拳&#x20BB7;", (string?)article["content"], StringComparison.Ordinal);
        Assert.Equal(1, wechat.Count("material/add_material"));
        Assert.DoesNotContain(
            wechat.Calls,
            call => call.Body.Contains("force_refresh\":true", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task While_it_is_looked_at_it_is_asked_for_again_and_nothing_is_handed_in_twice()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.AsksUntilDone = 3;
        await using var city = await CityAsync(wechat);
        Assert.Equal("Publishing", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        await city.App.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal("Published", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        Assert.Equal(
            (1, 1, 4),
            (wechat.Count("draft/add"), wechat.Count("freepublish/submit"), wechat.Count("freepublish/get"))
        );
    }

    [Theory]
    [InlineData("draft/add", -1)]
    [InlineData("draft/add", 40001)]
    [InlineData("draft/add", 40014)]
    [InlineData("draft/add", 42001)]
    [InlineData("draft/add", 40007)]
    [InlineData("freepublish/submit", -1)]
    [InlineData("freepublish/submit", 40007)]
    [InlineData("freepublish/get", 42001)]
    [InlineData("stable_token", -1)]
    [InlineData("draft/add", 99999)]
    public async Task What_passes_or_can_be_made_anew_is_published_in_the_end(string path, int code)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.Refuse(path, code);
        await using var city = await CityAsync(wechat);
        await city.App.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal("Published", (string?)(await city.ChannelAsync("tiyu"))["state"]);
    }

    [Theory]
    [InlineData("stable_token", 40013, "AppID 不对，请核对渠道里填的 AppID（微信代码 40013）")]
    [InlineData("stable_token", 40164, "本系统的网络地址不在公众号的白名单里，请在公众平台加上（微信代码 40164）")]
    [InlineData("stable_token", 45009, "今天的调用次数用完了，请明天重发，或人工发布（微信代码 45009）")]
    [InlineData("material/add_material", 40009, "图片太大，请联系维护人员（微信代码 40009）")]
    [InlineData("draft/add", 45003, "标题太长，请人工发布（微信代码 45003）")]
    [InlineData("draft/add", 47001, "提交的内容格式不对，请联系维护人员（微信代码 47001）")]
    [InlineData("draft/add", 44003, "图文内容为空，请联系维护人员（微信代码 44003）")]
    [InlineData(
        "freepublish/submit",
        48001,
        "公众号没有发布接口的权限（需要已认证的账号），请人工发布（微信代码 48001）"
    )]
    [InlineData("freepublish/submit", 53503, "草稿没有通过检查，请在公众平台查看草稿（微信代码 53503）")]
    [InlineData("freepublish/submit", 53504, "需要在公众平台网页上操作，请到草稿箱发布（微信代码 53504）")]
    [InlineData("freepublish/submit", 53505, "草稿需要先手工保存一次，请到草稿箱保存后重发（微信代码 53505）")]
    public async Task What_no_try_can_mend_is_given_up_at_once_and_staff_are_told_what_to_do(
        string path,
        int code,
        string words
    )
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.Refuse(path, code, code, code, code);
        await using var city = await CityAsync(wechat);

        Assert.Equal("Failed", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        Assert.Equal("Published", (string?)(await city.ChannelAsync("editors"))["state"]);
        Assert.Contains(
            await city.App.MailAsync("shenhe"),
            mail => mail.Text!.Contains(words, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_secret_that_is_wrong_is_not_asked_for_again_and_again()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        await using var city = await CityAsync(wechat, secret: "wrong-secret-wrong-secret-wrong-");

        Assert.Equal("Failed", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        Assert.InRange(wechat.Count("stable_token"), 1, 3);
    }

    [Theory]
    [InlineData(2, "原创审核没有通过，请在公众平台查看")]
    [InlineData(3, "发布失败，请在公众平台查看原因")]
    [InlineData(4, "平台审核没有通过，请在公众平台查看原因")]
    public async Task A_publication_that_ends_badly_is_told_by_its_number(int status, string words)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.EndsAs = status;
        await using var city = await CityAsync(wechat);

        Assert.Equal("Failed", (string?)(await city.ChannelAsync("tiyu"))["state"]);
        Assert.Contains(
            await city.App.MailAsync("shenhe"),
            mail => mail.Text!.Contains(words, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_district_gets_its_own_lessons_and_no_correction_of_others()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        await using var city = await CityAsync(wechat, district: "徐汇区");
        var article = Assert.Single(wechat.Drafts).Value;
        Assert.StartsWith("徐汇区社区体育配送", (string?)article["title"], StringComparison.Ordinal);
        Assert.DoesNotContain("云杉街道", (string?)article["content"], StringComparison.Ordinal);

        await city.Lists.PutAsync(Dance with { Venue = "云杉小学" });
        await city.PublishAsync();
        Assert.Single(wechat.Drafts);
        await city.Lists.PutAsync(Taiji with { Venue = "清荷小学" });
        await city.PublishAsync();
        Assert.Equal(2, wechat.Drafts.Count);
        Assert.StartsWith("【更正】", (string?)wechat.Drafts.Values.Last()["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_too_long_for_an_article_is_told_by_district()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        await using var city = await CityAsync(
            wechat,
            lessons:
            [
                .. Enumerable
                    .Range(0, 300)
                    .Select(number =>
                        Taiji with
                        {
                            LessonId = $"310104001-2026-{number + 1:000}-01",
                            District = Districts.All[number % 16].Name,
                        }
                    ),
            ]
        );
        var content = (string?)Assert.Single(wechat.Drafts).Value["content"];
        Assert.Contains("第1版，共 300 节课", content, StringComparison.Ordinal);
        Assert.Contains("崇明区", content, StringComparison.Ordinal);

        await city.Lists.PutAsync(Taiji with { LessonId = "310104001-2026-001-01", Venue = "清荷小学" });
        await city.PublishAsync();
        var corrected = (string?)wechat.Drafts.Values.Last()["content"];
        Assert.Contains("第2版，共 300 节课", corrected, StringComparison.Ordinal);
        Assert.Contains("地点改为清荷小学", corrected, StringComparison.Ordinal);
        Assert.InRange(corrected!.Length, 1, 19_999);
    }

    internal static async Task<PublishedCity> CityAsync(
        FakeWeChat wechat,
        string secret = FakeWeChat.Secret,
        string? district = null,
        Delivery.Domain.Programme.ProgrammeLesson[]? lessons = null,
        Func<PublishedCity, Task>? before = null
    )
    {
        var city = await StartAsync(
            services =>
                services.Replacing(settings => settings with { WeChat = new WeChatSettings { Address = wechat.Url } }),
            lessons ?? [Taiji with { Discipline = "太极拳𠮷" }, Dance]
        );
        await city.PutChannelAsync(
            "tiyu",
            new
            {
                kind = "WeChat",
                address = FakeWeChat.AppId,
                district,
                title = "上海体育",
                secret,
                callbackToken = "AAAAA",
            }
        );
        if (before is not null)
            await before(city);
        await city.App.MoveToAsync(AfterPublication);
        return city;
    }
}
