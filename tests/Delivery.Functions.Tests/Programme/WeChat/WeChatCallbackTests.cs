using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Programme.WeChat;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.WeChat.WeChatTests;

namespace Delivery.Functions.Tests.Programme.WeChat;

/// <summary>What the official accounts' platform tells us itself.</summary>
public sealed class WeChatCallbackTests
{
    private const string NotSigned = "401 wechat.signature 签名不对，请核对公众平台里填的 Token";

    [Fact]
    public async Task The_platform_may_say_itself_that_it_is_done()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.AsksUntilDone = 1000;
        await using var city = await CityAsync(wechat);
        var xml = Finished(await IdAsync(city), status: 0);
        using var forged = await city.App.Anonymous.PostAsync(
            "/api/wechat/callback?signature=00&timestamp=1&nonce=2",
            new StringContent(xml, Encoding.UTF8, "application/xml")
        );
        Assert.Equal(NotSigned, await RefusalAsync(forged));
        using var told = await city.App.Anonymous.PostAsync(
            $"/api/wechat/callback?{Signed}",
            new StringContent(xml, Encoding.UTF8, "application/xml")
        );
        Assert.Equal((200, ""), ((int)told.StatusCode, await told.Content.ReadAsStringAsync()));

        Assert.Equal("https://mp.example.cn/s/callback", (string?)(await city.ChannelAsync("tiyu"))["url"]);
        await city.App.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal("Published", (string?)(await city.ChannelAsync("tiyu"))["state"]);
    }

    [Fact]
    public async Task The_callback_address_proves_itself_and_what_is_no_event_of_ours_is_received()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        await using var city = await CityAsync(wechat);
        var echo = await city.App.Anonymous.GetStringAsync(
            $"/api/wechat/callback?{Signed}&echostr=4375120948345356249"
        );
        Assert.Equal("4375120948345356249", echo);
        foreach (var body in new[] { "<xml><Event>MASSSENDJOBFINISH</Event></xml>", "nonsense", "" })
        {
            using var told = await city.App.Anonymous.PostAsync(
                $"/api/wechat/callback?{Signed}",
                new StringContent(body, Encoding.UTF8, "application/xml")
            );
            Assert.Equal(200, (int)told.StatusCode);
        }

        using var forged = await city.App.Anonymous.GetAsync("/api/wechat/callback?signature=1&echostr=2");
        using var large = await city.App.Anonymous.PostAsync(
            $"/api/wechat/callback?{Signed}",
            new StringContent(new string(' ', 1024 * 1024 + 1), Encoding.UTF8, "application/xml")
        );
        Assert.Equal(NotSigned, await RefusalAsync(forged));
        Assert.Equal("413 body.too-large 内容超过1兆字节，请分开提交", await RefusalAsync(large));
    }

    [Fact]
    public void The_signature_is_the_one_of_the_documentation() =>
        Assert.True(
            WeChatSignature.Holds("f464b24fc39322e44b38aa78f5edd27bd1441696", "AAAAA", "1714036504", "1514711492")
        );

    [Fact]
    public async Task What_is_said_late_of_an_earlier_publication_changes_nothing_of_the_one_that_staff_made_since()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        await using var city = await CityAsync(wechat);
        var earlier = await IdAsync(city);
        using var replayed = await city.App.Http.PostAsync(
            "/staff/programmes/2026-W38/replay",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["channel"] = "tiyu" })
        );
        await city.App.IdleAsync();
        var url = (string?)(await city.ChannelAsync("tiyu"))["url"];
        using var told = await city.App.Anonymous.PostAsync(
            $"/api/wechat/callback?{Signed}",
            new StringContent(Finished(earlier, status: 5), Encoding.UTF8, "application/xml")
        );

        Assert.Equal((303, 200), ((int)replayed.StatusCode, (int)told.StatusCode));
        var state = await city.ChannelAsync("tiyu");
        Assert.Equal(("Published", url), ((string?)state["state"], (string?)state["url"]));
    }

    private const string Signed =
        "signature=f464b24fc39322e44b38aa78f5edd27bd1441696&timestamp=1714036504&nonce=1514711492";

    private static string Finished(string id, int status) =>
        $"<xml><Event><![CDATA[PUBLISHJOBFINISH]]></Event><PublishEventInfo><publish_id>{id}</publish_id>"
        + $"<publish_status>{status}</publish_status><article_detail><item><idx>1</idx>"
        + "<article_url><![CDATA[https://mp.example.cn/s/callback]]></article_url></item></article_detail>"
        + "</PublishEventInfo></xml>";

    /// <summary>The newest publication of ours on the platform.</summary>
    private static async Task<string> IdAsync(PublishedCity city)
    {
        var (rows, mine) = (city.App.Services.GetRequiredService<WeChatRows>(), "");
        foreach (var one in Enumerable.Range(1000, 20).Select(number => $"{number}"))
            if (await rows.PublishedAsync(FakeWeChat.AppId, one) is not null)
                mine = one;
        return mine;
    }

    private static async Task<string> RefusalAsync(HttpResponseMessage answer)
    {
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        return $"{(int)answer.StatusCode} {problem["code"]} {problem["detail"]}";
    }
}
