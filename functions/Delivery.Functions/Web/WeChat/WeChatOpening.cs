using System.Globalization;
using System.Xml.Linq;
using Delivery.Domain;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Storage.Programme;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web.WeChat;

/// <summary>Opens what an account sent, in clear or under its key, and closes what it is answered in the same way.</summary>
public sealed class WeChatOpening(WeChatSecrets secrets, TimeProvider clock)
{
    public static Refusal NotSigned => new("wechat.signature", "签名不对，请核对公众平台里填的 Token");

    public static Refusal Stale => new("wechat.stale", "签名的时间与现在相差太大，请重新发送");

    public static Refusal Replayed => new("wechat.replayed", "这个签名已经用于别的内容，请重新签名");

    private static Refusal NoKey =>
        new("wechat.aes-key", "没有填写 EncodingAESKey，请到渠道里补上，或在公众平台改用明文模式");

    private static Refusal Sealed => new("wechat.encrypted", "消息打不开，请核对渠道里填的 EncodingAESKey");

    private static Refusal Foreign => new("wechat.app-id", "消息是另一个公众号的，请核对渠道里填的 AppID");

    private static Refusal Hostile => new("wechat.xml", "消息里不能有文档类型或实体，请按公众平台的格式发送");

    /// <returns>Null where it is no XML: it is received, and nothing follows.</returns>
    public Outcome<XElement?> Open(RegisteredChannel account, IQueryCollection query, string text)
    {
        if (WeChatXml.IsHostile(text))
            return Outcome.Refused<XElement?>(Hostile);
        var xml = WeChatXml.Read(text);
        return IsSealed(query) ? OpenSealed(account, query, xml) : Outcome.Of(xml);
    }

    public string Close(RegisteredChannel account, IQueryCollection query, string reply)
    {
        if (!IsSealed(query) || secrets.AesKeyOf(account) is not { } key)
            return reply;
        var (encrypted, nonce) = (new WeChatEnvelope(key).Close(reply, account.Channel.Address), $"{query["nonce"]}");
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new XElement(
            "xml",
            new XElement("Encrypt", new XCData(encrypted)),
            new XElement("MsgSignature", WeChatSignature.Of(secrets.TokenOf(account)!, timestamp, nonce, encrypted)),
            new XElement("TimeStamp", timestamp),
            new XElement("Nonce", nonce)
        ).ToString(SaveOptions.DisableFormatting);
    }

    private Outcome<XElement?> OpenSealed(RegisteredChannel account, IQueryCollection query, XElement? xml)
    {
        var encrypted = xml is null ? "" : WeChatXml.Of(xml, "Encrypt");
        var token = secrets.TokenOf(account)!;
        if (
            !WeChatSignature.Holds(
                $"{query["msg_signature"]}",
                token,
                $"{query["timestamp"]}",
                $"{query["nonce"]}",
                encrypted
            )
        )
            return Outcome.Refused<XElement?>(NotSigned);
        if (secrets.AesKeyOf(account) is not { } key)
            return Outcome.Refused<XElement?>(NoKey);
        if (new WeChatEnvelope(key).Open(encrypted) is not var (message, appId))
            return Outcome.Refused<XElement?>(Sealed);
        return appId != account.Channel.Address ? Outcome.Refused<XElement?>(Foreign)
            : WeChatXml.IsHostile(message) ? Outcome.Refused<XElement?>(Hostile)
            : Outcome.Of(WeChatXml.Read(message));
    }

    private static bool IsSealed(IQueryCollection query) => query["encrypt_type"] == "aes";
}
