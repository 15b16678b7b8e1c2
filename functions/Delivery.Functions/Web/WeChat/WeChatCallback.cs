using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Programme;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Web.WeChat;

/// <summary>
/// What official accounts' platforms tell us: that a publication is over, and what people write or send. Answered within
/// the five seconds that the platform waits; what takes longer is answered afterwards.
/// </summary>
public sealed class WeChatCallback(
    WeChatAccounts accounts,
    WeChatOpening opening,
    WeChatHearing hearing,
    IEnumerable<WeChatEventListener> events,
    WeChatInbox inbox,
    CallerHash hash,
    DeliverySettings settings,
    TimeProvider clock
)
{
    // The platform waits five seconds; half a second is for the way.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    [Function(nameof(GetWeChatCallback))]
    [ApiCall("微信公众号验证回调地址", Form = "text/plain", Open = true, Signed = true)]
    [ApiQuery("signature", "token、timestamp、nonce 排序相连后的 SHA-1", Required = true)]
    [ApiQuery("echostr", "照原样答回", Required = true)]
    public async Task<IResult> GetWeChatCallback(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/wechat/callback")] HttpRequest request
    ) =>
        await SignerAsync(request.Query) is null
            ? Refuse(WeChatOpening.NotSigned)
            : Plain(request.Query["echostr"].ToString());

    [Function(nameof(PostWeChatCallback))]
    [ApiCall("微信公众号的事件和消息", File = "application/xml", Form = "text/plain", Open = true, Signed = true)]
    public async Task<IResult> PostWeChatCallback(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/wechat/callback")] HttpRequest request,
        [DurableClient] DurableTaskClient durable
    )
    {
        if (await RequestBody.ReadAsync(request, RequestBody.JsonLimit) is not { } body)
            return Refuse(new("body.too-large", "内容超过1兆字节，请分开提交"), 413);
        if (await SignerAsync(request.Query) is not { } account)
            return Refuse(WeChatOpening.NotSigned);
        var opened = opening.Open(account, request.Query, WeChatXml.TextOf(body));
        if (opened.IsRefused)
            return Refuse(opened.Refusals[0]);
        if (opened.Value is not { } xml)
            return Plain("");
        foreach (var listener in events.Where(listener => listener.Event == WeChatXml.Of(xml, "Event")))
            await listener.TellAsync(account, xml);
        var appId = account.Channel.Address;
        return WeChatXml.MessageOf(xml, appId, hash, clock.GetUtcNow()) is { } message
            ? await AnswerAsync(request.Query, account, message, xml, durable)
            : Plain("");
    }

    private async Task<IResult> AnswerAsync(
        IQueryCollection query,
        RegisteredChannel account,
        WeChatMessage message,
        XElement xml,
        DurableTaskClient durable
    )
    {
        if (IsStale(query))
            return Refuse(WeChatOpening.Stale);
        // In clear the signature says nothing of the content: one that was seen is good for that content only.
        if (!await inbox.UseSignatureAsync(SignedAt(query), SignatureOf(query), message.Key))
            return Refuse(WeChatOpening.Replayed);
        if (!account.Channel.Inbox)
            return Plain("");
        var heard = hearing.HearAsync(message, durable);
        if (await Task.WhenAny(heard, Task.Delay(Patience)) != heard)
        {
            await WeChatHearing.HearLateAsync(message, durable);
            return Plain("success");
        }

        var text = await heard;
        if (text.Length == 0)
            return Plain("success");
        var reply = WeChatXml.Reply(message.OpenId, WeChatXml.Of(xml, "ToUserName"), clock.GetUtcNow(), text);
        return Results.Text(opening.Close(account, query, reply), "application/xml", Encoding.UTF8);
    }

    private Task<RegisteredChannel?> SignerAsync(IQueryCollection query) =>
        accounts.SignerAsync($"{query["timestamp"]}", $"{query["nonce"]}", $"{query["signature"]}");

    // Never by the message's own time, which whoever reuses a signature could choose.
    private DateTimeOffset SignedAt(IQueryCollection query) =>
        WeChatXml.MomentOf($"{query["timestamp"]}", clock.GetUtcNow());

    private string SignatureOf(IQueryCollection query) =>
        hash.Of($"wechat-signature|{query["timestamp"]}|{query["nonce"]}");

    private bool IsStale(IQueryCollection query) =>
        settings.WeChat.ReplayMinutes is > 0 and var minutes
        && !(
            long.TryParse(query["timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) <= minutes * 60L
        );

    private static IResult Plain(string text) => Results.Text(text, "text/plain", Encoding.UTF8);

    // A signature that does not hold is no caller at all; one that held once is a caller who may not do this.
    private static AnswerResult Refuse(Domain.Refusal why) =>
        Refuse(
            why,
            why == WeChatOpening.NotSigned ? 401
                : why == WeChatOpening.Stale || why == WeChatOpening.Replayed ? 403
                : 422
        );

    private static AnswerResult Refuse(Domain.Refusal why, int status) =>
        new(WrittenAnswer.Of(ApiAnswer.Problematic(status, why.Code, why.Message)));
}
