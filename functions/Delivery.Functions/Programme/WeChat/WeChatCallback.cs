using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.WeChat;

/// <summary>
/// What official accounts' platforms tell us. Each account signs with its own token, which tells the accounts apart. Of
/// what comes only the end of a publication is for us; an empty answer says that it was received.
/// </summary>
public sealed class WeChatCallback(Registers registers, WeChatSecrets secrets, FinishWeChat finish)
{
    private static AnswerResult NotSigned => Problem(422, "wechat.signature", "签名不对，请核对公众平台里填的 Token");

    [Function(nameof(GetWeChatCallback))]
    [ApiCall("微信公众号验证回调地址", Form = "text/plain", Open = true)]
    [ApiQuery("signature", "token、timestamp、nonce 排序相连后的 SHA-1", Required = true)]
    [ApiQuery("echostr", "照原样答回", Required = true)]
    public async Task<IResult> GetWeChatCallback(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/wechat/callback")] HttpRequest request
    ) =>
        await SignerAsync(request.Query) is null
            ? NotSigned
            : Results.Text(request.Query["echostr"].ToString(), "text/plain", Encoding.UTF8);

    [Function(nameof(PostWeChatCallback))]
    [ApiCall("微信公众号的事件", File = "application/xml", Form = "text/plain", Open = true)]
    public async Task<IResult> PostWeChatCallback(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/wechat/callback")] HttpRequest request
    )
    {
        if (await RequestBody.ReadAsync(request, RequestBody.JsonLimit) is not { } body)
            return Problem(413, "body.too-large", "内容超过1兆字节，请分开提交");
        if (await SignerAsync(request.Query) is not { } channel)
            return NotSigned;
        if (Read(body) is { } finished)
            await finish.RunAsync(channel.Channel, finished);
        return Results.Text("", "text/plain", Encoding.UTF8);
    }

    /// <summary>Whether the three texts, in order and one after the other, have this hash.</summary>
    public static bool IsSigned(string token, string timestamp, string nonce, string signature)
    {
        var text = string.Concat(new[] { token, timestamp, nonce }.Order(StringComparer.Ordinal));
#pragma warning disable CA5350 // The platform signs so; there is no other way to know its calls.
        var hash = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(hash), Encoding.UTF8.GetBytes(signature));
    }

    private static AnswerResult Problem(int status, string code, string message) =>
        new(WrittenAnswer.Of(ApiAnswer.Problematic(status, code, message)));

    private async Task<RegisteredChannel?> SignerAsync(IQueryCollection query)
    {
        var (signature, timestamp, nonce) = ($"{query["signature"]}", $"{query["timestamp"]}", $"{query["nonce"]}");
        return (await registers.Channels.LatelyAsync())
            .Select(row => row.Value)
            .Where(registered => registered.Channel.Kind == ChannelKind.WeChat)
            .FirstOrDefault(registered =>
                secrets.TokenOf(registered) is { } token && IsSigned(token, timestamp, nonce, signature)
            );
    }

    /// <returns>Null where it is something else, or no XML.</returns>
    private static WeChatFinished? Read(byte[] body)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body));
            var xml = XDocument.Load(reader).Root!;
            var info = xml.Element("PublishEventInfo");
            return
                (string?)xml.Element("Event") == "PUBLISHJOBFINISH"
                && (string?)info?.Element("publish_id") is { } id
                && int.TryParse((string?)info.Element("publish_status"), out var status)
                ? new WeChatFinished(id, status, (string?)info.Descendants("article_url").FirstOrDefault())
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
