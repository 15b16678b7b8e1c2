using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Programme.WeChat;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Web.WeChat;

/// <summary>What people write to the official account, as the platform hands it over.</summary>
public sealed class CallbackTests
{
    [Fact]
    public async Task Who_is_bound_to_nobody_is_told_how_to_bind_and_the_platforms_further_tries_are_answered_the_same()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var message = account.Message("follower-1", "text", "1", ("Content", "你好"));
        var first = await account.TellAsync(message);

        Assert.Contains("8位绑定码", first, StringComparison.Ordinal);
        Assert.Equal(first, await account.TellAsync(message));
        Assert.Equal(
            first,
            await account.TellAsync(account.Message("follower-2", "event", "", ("Event", "subscribe")))
        );
        Assert.Equal("", await account.TellAsync(account.Message("follower-2", "event", "", ("Event", "unsubscribe"))));
    }

    [Fact]
    public async Task An_account_that_only_publishes_hears_nobody()
    {
        await using var account = await OfficialAccount.OpenAsync(inbox: false);

        Assert.Equal("", await account.SayAsync("follower-1", "你好"));
    }

    [Fact]
    public async Task A_signature_holds_for_minutes_and_for_one_content()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var message = account.Message("follower-1", "text", "1", ("Content", "你好"));
        var old = account.Town.App.Host.Clock.Now.AddMinutes(-11).ToUnixTimeSeconds();
        Assert.Equal(
            "403 wechat.stale 签名的时间与现在相差太大，请重新发送",
            await account.RefusalAsync(message, account.Sign(old))
        );

        var seen = account.Sign();
        Assert.NotEqual("", await account.TellAsync(message, seen));
        Assert.NotEqual("", await account.TellAsync(message, seen));
        Assert.Equal(
            "403 wechat.replayed 这个签名已经用于别的内容，请重新签名",
            await account.RefusalAsync(account.Message("follower-1", "text", "2", ("Content", "别的")), seen)
        );
        var now = account.Town.App.Host.Clock.Now;
        var dated = account
            .Message("follower-1", "text", "3", ("Content", "别的"))
            .Replace(
                $"{now.ToUnixTimeSeconds()}",
                $"{now.AddHours(-20).ToUnixTimeSeconds()}",
                StringComparison.Ordinal
            );
        Assert.StartsWith("403 wechat.replayed", await account.RefusalAsync(dated, seen));
        Assert.StartsWith(
            "401 wechat.signature",
            await account.RefusalAsync(message, "signature=1&timestamp=2&nonce=3")
        );
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><xml><MsgType>&a;</MsgType></xml>")]
    [InlineData("<!doctype x SYSTEM \"file:///etc/passwd\"><xml/>")]
    public async Task Entities_and_document_types_are_refused(string xml)
    {
        await using var account = await OfficialAccount.OpenAsync(teachers: 0);

        Assert.Equal(
            "422 wechat.xml 消息里不能有文档类型或实体，请按公众平台的格式发送",
            await account.RefusalAsync(xml, account.Sign())
        );
    }

    [Fact]
    public async Task The_channel_takes_a_key_of_43_characters_and_only_an_official_account_hears()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var channel = new
        {
            kind = "WeChat",
            address = FakeWeChat.AppId,
            secret = "s",
            aesKey = "short",
        };

        Assert.Equal(
            "422 channel.aes-key EncodingAESKey 应为43个字母和数字，请从公众平台复制",
            await town.RefusalAsync("/api/channels/a", channel, HttpMethod.Put)
        );
        Assert.Equal(
            "422 channel.inbox 只有微信公众号能收老师和街镇发来的消息",
            await town.RefusalAsync(
                "/api/channels/a",
                new
                {
                    kind = "Email",
                    address = "a@example.cn",
                    inbox = true,
                },
                HttpMethod.Put
            )
        );
    }

    [Fact]
    public async Task What_takes_too_long_is_answered_afterwards()
    {
        var platform = await FakeWeChat.StartAsync();
        var app = await Delivery.TestKit.DeliveryApp.StartAsync(
            settings: new Dictionary<string, string?>
            {
                ["Delivery:WeChat:Address"] = platform.Url,
                ["Delivery:WeChat:Transport"] = "api",
            },
            services: services =>
                services.AddSingleton(
                    new WeChatListener(
                        0,
                        async (_, _) =>
                        {
                            await Task.Delay(TimeSpan.FromSeconds(5));
                            return new WeChatReply("慢慢来");
                        }
                    )
                )
        );
        await using var account = new OfficialAccount(new Town(app), platform);
        await account.Town.PutAsync(
            "/api/channels/gongzuohao",
            new
            {
                kind = "WeChat",
                address = FakeWeChat.AppId,
                secret = FakeWeChat.Secret,
                callbackToken = OfficialAccount.Token,
                inbox = true,
            }
        );

        using var answer = await account.PostAsync(
            account.Message("follower-1", "text", "1", ("Content", "你好")),
            account.Sign()
        );

        Assert.Equal("success", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("慢慢来", Assert.Single(await account.SaidAsync()));
    }

    [Fact]
    public async Task What_was_received_is_forgotten_after_days()
    {
        await using var account = await OfficialAccount.OpenAsync(teachers: 0);
        await account.SayAsync("follower-1", "你好");
        var today = new DateOnly(2026, 9, 1);
        var inbox = account.Town.App.Services.GetRequiredService<WeChatInbox>();

        Assert.Equal(2, await inbox.DeleteAsync(today));
        Assert.Equal(0, await inbox.DeleteAsync(today));
    }
}
