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
    public async Task A_channel_added_or_resumed_after_the_Friday_stands_on_the_weeks_page_and_can_be_sent_the_edition()
    {
        await using var city = await PublishedAsync(Taiji);
        await city.PutChannelAsync(
            "xuhui",
            new
            {
                kind = "Email",
                address = "xuhui@example.cn",
                title = "徐汇区体育局",
            }
        );
        await city.PutChannelAsync(
            "paused",
            new
            {
                kind = "Email",
                address = "paused@example.cn",
                title = "暂停的",
                active = false,
            }
        );
        var page = await city.App.Http.GetStringAsync("/staff/programmes/2026-W38");
        Assert.Contains("还没有发", page, StringComparison.Ordinal);
        Assert.Contains("在 徐汇区体育局 补发第1版", page, StringComparison.Ordinal);
        Assert.DoesNotContain("暂停的", page, StringComparison.Ordinal);

        using var sent = await city.App.Http.PostAsync(
            "/staff/programmes/2026-W38/replay",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["channel"] = "xuhui" })
        );
        await city.App.IdleAsync();

        Assert.Single(await city.App.MailAsync("xuhui@"));
        Assert.DoesNotContain(
            "还没有发",
            await city.App.Http.GetStringAsync("/staff/programmes/2026-W38"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_list_comes_by_the_page()
    {
        await using var city = await StartAsync();
        var first = JsonNode.Parse(await city.App.Http.GetStringAsync("/api/channels?limit=3"))!;
        var rest = JsonNode.Parse(await city.App.Http.GetStringAsync((string?)first["next"]))!;
        using var wrong = await city.App.Http.GetAsync("/api/channels?limit=0");

        Assert.Equal(["site", "icalendar", "feeds"], NamesOf(first));
        Assert.Equal(["editors"], NamesOf(rest));
        Assert.Null(rest["next"]);
        Assert.Equal(400, (int)wrong.StatusCode);

        static IEnumerable<string?> NamesOf(JsonNode list) =>
            list["items"]!.AsArray().Select(channel => (string?)channel!["name"]);
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
    public async Task Who_is_no_publisher_sees_channels_and_changes_none()
    {
        await using var city = await StartAsync();
        using var anonymous = await city.App.Anonymous.GetAsync("/api/channels");
        Assert.Equal(401, (int)anonymous.StatusCode);
        using var street = await city.App.SignedInAsync(CallerKind.Street, "310101002");
        using var forbidden = await street.GetAsync("/staff/channels");
        Assert.Equal(403, (int)forbidden.StatusCode);
    }

    private static async Task<JsonNode> ChannelAsync(PublishedCity city, string name) =>
        JsonNode.Parse(await city.App.Http.GetStringAsync($"/api/channels/{name}"))!;
}
