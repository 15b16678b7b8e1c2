using System.Xml.Linq;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Tests.Programme.WeChat;
using Delivery.Functions.Web.WeChat;
using Xunit;

namespace Delivery.Functions.Tests.Web.WeChat;

/// <summary>Messages under the account's own key.</summary>
public sealed class SafeModeTests
{
    private const string AesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

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
            "401 wechat.signature",
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
