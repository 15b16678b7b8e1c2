using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Delivery.TestKit;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme.Channels;

public sealed class ChannelRegisterTests
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
    public async Task A_paused_channel_is_passed_by()
    {
        await using var city = await StartAsync(null, Taiji);
        await city.PutChannelAsync(
            "xuhui",
            new
            {
                kind = "Email",
                address = "xuhui@example.cn",
                active = false,
            }
        );
        await city.App.MoveToAsync(AfterPublication);

        Assert.Empty(await city.App.MailAsync("xuhui@"));
        Assert.DoesNotContain(
            (await city.ProgrammeAsync())["channels"]!.AsArray(),
            channel => (string?)channel!["name"] == "xuhui"
        );
    }

    [Fact]
    public async Task Staff_put_their_own_editors_in_place_of_the_usual_ones()
    {
        await using var city = await StartAsync(null, Taiji);
        await city.PutChannelAsync("editors", new { kind = "Email", address = "xinbianji@example.cn" });
        await city.App.MoveToAsync(AfterPublication);

        Assert.Single(await city.App.MailAsync("xinbianji@"));
        Assert.Equal("xinbianji@example.cn", (string?)(await ChannelAsync(city, "editors"))["address"]);
    }

    [Fact]
    public async Task All_channels_are_listed_with_those_of_the_system_and_no_secret_is_ever_shown()
    {
        await using var city = await StartAsync();
        await city.PutChannelAsync(
            "tiyu",
            new
            {
                kind = "WeChat",
                address = "wx0123456789abcdef",
                secret = "very-secret",
                callbackToken = "token-secret",
            }
        );
        var list = await city.App.Http.GetStringAsync("/api/channels");
        var page = await city.App.Http.GetStringAsync("/staff/channels/tiyu");
        var form = await city.App.Http.GetStringAsync("/staff/channels/tiyu/edit");

        Assert.Equal(
            ["site", "icalendar", "feeds", "editors", "tiyu"],
            JsonNode.Parse(list)!["items"]!.AsArray().Select(channel => (string?)channel!["name"])
        );
        Assert.All(
            new[] { list, page, form },
            text => Assert.DoesNotContain("-secret", text, StringComparison.Ordinal)
        );
        Assert.Contains("微信公众号", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "site",
        "{\"kind\":\"Email\",\"address\":\"a@example.cn\"}",
        "channel.built-in",
        "这是系统自带的渠道，一直开着，不用登记"
    )]
    [InlineData(
        "Big",
        "{\"kind\":\"Email\",\"address\":\"a@example.cn\"}",
        "channel.name",
        "渠道名应为1至40个小写字母、数字或短横，以字母开头"
    )]
    [InlineData(
        "a",
        "{\"kind\":\"Email\",\"address\":\"a@example.cn\",\"title\":\" \"}",
        "channel.title",
        "请填写渠道的名称，例如 徐汇区体育局"
    )]
    [InlineData(
        "a",
        "{\"kind\":\"Feeds\",\"address\":\"a\"}",
        "channel.kind",
        "请选择渠道的种类：编辑邮箱、系统推送或微信公众号"
    )]
    [InlineData(
        "a",
        "{\"kind\":\"Email\",\"address\":\"a\"}",
        "contact.email",
        "请填写正确的邮箱，例如 name@example.cn"
    )]
    [InlineData(
        "a",
        "{\"kind\":\"Webhook\",\"address\":\"b\"}",
        "channel.webhook",
        "没有登记系统推送“b”，请先登记，再把它作为渠道"
    )]
    [InlineData(
        "a",
        "{\"kind\":\"WeChat\",\"address\":\"b\",\"secret\":\"s\"}",
        "channel.app-id",
        "请填写公众号的 AppID，以 wx 开头，共18个字符"
    )]
    [InlineData(
        "a",
        "{\"kind\":\"WeChat\",\"address\":\"wx0123456789abcdef\"}",
        "channel.secret",
        "请填写公众号的 AppSecret"
    )]
    [InlineData(
        "a",
        "{\"kind\":\"Email\",\"address\":\"a@example.cn\",\"district\":\"火星\"}",
        "district.unknown",
        "上海没有“火星”，请填写16个区之一，例如 黄浦区"
    )]
    public async Task A_channel_that_could_not_be_published_on_is_refused(
        string name,
        string body,
        string code,
        string message
    )
    {
        await using var city = await StartAsync();
        using var answer = await city.App.Http.PutAsJsonAsync($"/api/channels/{name}", JsonNode.Parse(body));
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(
            (422, code, message),
            ((int)answer.StatusCode, (string?)problem["code"], (string?)problem["detail"])
        );
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
    public async Task Who_is_no_publisher_sees_channels_and_changes_none()
    {
        await using var city = await StartAsync();
        using var anonymous = await city.App.Anonymous.GetAsync("/api/channels");
        Assert.Equal(401, (int)anonymous.StatusCode);
        using var street = await city.App.SignedInAsync(CallerKind.Street, "310101002");
        using var forbidden = await street.GetAsync("/staff/channels");
        Assert.Equal(403, (int)forbidden.StatusCode);
    }

    [Fact]
    public async Task A_webhook_as_a_channel_is_told_of_each_edition_and_of_its_district_only()
    {
        await using var receiver = await Webhooks.Receiver.StartAsync();
        await using var city = await StartAsync(
            services =>
                services.Replacing(settings =>
                    settings with
                    {
                        Webhooks = new WebhookSettings { MayCallThisMachine = true },
                    }
                ),
            Taiji,
            Dance
        );
        using var put = await city.App.Http.PutAsJsonAsync("/api/webhooks/portal", new { url = receiver.Url });
        put.EnsureSuccessStatusCode();
        await city.PutChannelAsync(
            "portal",
            new
            {
                kind = "Webhook",
                address = "portal",
                district = "徐汇区",
            }
        );
        await city.App.MoveToAsync(AfterPublication);
        await city.Lists.PutAsync(Dance with { Venue = "云杉小学" });
        await city.PublishAsync();

        var told = JsonNode.Parse(Assert.Single(receiver.Calls).Body)!;
        Assert.Equal("delivery.programme.published", (string?)told["type"]);
        Assert.Equal(
            ("2026-W38", 1, 1),
            ((string?)told["data"]!["week"], (int)told["data"]!["edition"]!, (int)told["data"]!["lessons"]!)
        );
        Assert.Equal("Published", (string?)(await city.ChannelAsync("portal"))["state"]);
    }

    private static object Bureau { get; } = new
    {
        kind = "Email",
        address = "xuhui@example.cn",
        district = "310104",
        title = "徐汇区体育局",
    };

    private static async Task<JsonNode> ChannelAsync(PublishedCity city, string name) =>
        JsonNode.Parse(await city.App.Http.GetStringAsync($"/api/channels/{name}"))!;
}
