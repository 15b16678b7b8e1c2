using System.Text;
using System.Xml.Linq;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Programme.WeChat;
using Delivery.Functions.Web.WeChat;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Web.WeChat;

/// <summary>What people write to the official account, as the platform hands it over.</summary>
public sealed class CallbackTests
{
    private const string AesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

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
            "422 wechat.stale 签名的时间与现在相差太大，请重新发送",
            await account.RefusalAsync(message, account.Sign(old))
        );

        var seen = account.Sign();
        Assert.NotEqual("", await account.TellAsync(message, seen));
        Assert.NotEqual("", await account.TellAsync(message, seen));
        Assert.Equal(
            "422 wechat.replayed 这个签名已经用于别的内容，请重新签名",
            await account.RefusalAsync(account.Message("follower-1", "text", "2", ("Content", "别的")), seen)
        );
        Assert.StartsWith(
            "422 wechat.signature",
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
    public async Task Under_the_accounts_key_messages_are_opened_and_answers_closed()
    {
        await using var account = await OfficialAccount.OpenAsync(aesKey: AesKey);
        var envelope = new WeChatEnvelope(AesKey);
        var closed = envelope.Close(account.Message("follower-1", "text", "1", ("Content", "你好")), FakeWeChat.AppId);
        var (xml, query) = Sealed(account, closed);

        using var answer = await account.PostAsync(xml, query);

        var reply = XElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var encrypted = reply.Element("Encrypt")!.Value;
        Assert.Equal(
            WeChatSignature.Of(
                OfficialAccount.Token,
                reply.Element("TimeStamp")!.Value,
                reply.Element("Nonce")!.Value,
                encrypted
            ),
            reply.Element("MsgSignature")!.Value
        );
        var (message, appId) = envelope.Open(encrypted)!.Value;
        Assert.Equal(FakeWeChat.AppId, appId);
        Assert.Contains("8位绑定码", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_open_or_is_anothers_is_refused()
    {
        await using var account = await OfficialAccount.OpenAsync(aesKey: AesKey);
        var text = account.Message("follower-1", "text", "1", ("Content", "你好"));

        Assert.Equal(
            "422 wechat.encrypted 消息打不开，请核对渠道里填的 EncodingAESKey",
            await RefusedAsync(account, Convert.ToBase64String(new byte[64]))
        );
        Assert.StartsWith("422 wechat.encrypted", await RefusedAsync(account, "nonsense"));
        Assert.Equal(
            "422 wechat.app-id 消息是另一个公众号的，请核对渠道里填的 AppID",
            await RefusedAsync(account, new WeChatEnvelope(AesKey).Close(text, "wx9999999999999999"))
        );
        Assert.StartsWith(
            "422 wechat.xml",
            await RefusedAsync(account, new WeChatEnvelope(AesKey).Close("<!DOCTYPE a><xml/>", FakeWeChat.AppId))
        );
        var (xml, query) = Sealed(account, new WeChatEnvelope(AesKey).Close(text, FakeWeChat.AppId));
        Assert.StartsWith(
            "422 wechat.signature",
            await account.RefusalAsync(
                xml,
                query.Replace("msg_signature=", "msg_signature=0", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Without_its_key_a_closed_message_is_not_for_us()
    {
        await using var account = await OfficialAccount.OpenAsync(teachers: 0);

        Assert.Equal(
            "422 wechat.aes-key 没有填写 EncodingAESKey，请到渠道里补上，或在公众平台改用明文模式",
            await RefusedAsync(account, new WeChatEnvelope(AesKey).Close("<xml/>", FakeWeChat.AppId))
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

    private static async Task<string> RefusedAsync(OfficialAccount account, string encrypted)
    {
        var (xml, query) = Sealed(account, encrypted);
        return await account.RefusalAsync(xml, query);
    }

    private static (string Xml, string Query) Sealed(OfficialAccount account, string encrypted)
    {
        var query = account.Sign();
        var parts = query.Split('&').Select(part => part.Split('=')[1]).ToArray();
        var signature = WeChatSignature.Of(OfficialAccount.Token, parts[1], parts[2], encrypted);
        return (
            $"<xml><ToUserName>gh_work</ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>",
            $"{query}&encrypt_type=aes&msg_signature={signature}"
        );
    }
}
