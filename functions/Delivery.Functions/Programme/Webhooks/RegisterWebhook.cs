using Azure;
using Delivery.Domain;
using Delivery.Domain.Programme.Webhooks;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Programme.Webhooks;

/// <param name="Secret">Shown this once, where it was made now.</param>
public sealed record WebhookPut(RegisteredWebhook Webhook, string? Secret, PutResult Result, ETag ETag);

/// <summary>What somebody wants of a webhook.</summary>
/// <param name="NewSecret">A new secret in place of the old one.</param>
public sealed record WantedWebhook(string Name, string Url, bool Orders, bool Active, bool NewSecret = false);

/// <summary>Registers another system's address, once it is known to be one that everybody reaches.</summary>
public sealed class RegisterWebhook(
    Registers registers,
    WebhookSecrets secrets,
    PublicCalls calls,
    DeliverySettings settings
)
{
    public async Task<Outcome<WebhookPut>> RunAsync(WantedWebhook wanted, Call call, ETag? ifMatch)
    {
        var refusals = await CheckAsync(wanted);
        if (refusals.Count > 0)
            return Outcome.Refused<WebhookPut>(refusals);
        var known = await registers.Webhooks.FindAsync(wanted.Name);
        var secret = known is null || wanted.NewSecret ? WebhookSecrets.Make() : null;
        var webhook = new RegisteredWebhook(
            wanted.Name,
            wanted.Url,
            wanted.Orders,
            wanted.Active,
            secret is null ? known!.Value.SealedSecret : secrets.Seal(secret)
        );
        var (result, etag) = await registers.Webhooks.PutAsync(
            call,
            new Act("webhook.put", wanted.Name, secret is null ? null : "新发签名密钥"),
            wanted.Name,
            webhook,
            // Whoever was faster made a secret that somebody has been shown.
            ifMatch ?? known?.ETag ?? Versions.Absent
        );
        return Outcome.Of(new WebhookPut(webhook, result == PutResult.Stale ? null : secret, result, etag));
    }

    private async Task<IReadOnlyList<Refusal>> CheckAsync(WantedWebhook wanted)
    {
        var isAddress = WebhookRules.IsAddress(wanted.Url, settings.Webhooks.MayCallThisMachine);
        return
        [
            .. WebhookRules.IsName(wanted.Name)
                ? []
                : (Refusal[])[new("webhook.name", "系统名称应为1至40个小写字母、数字或短横，以字母开头", "name")],
            .. isAddress ? [] : (Refusal[])[new("webhook.url", "请填写 https 开头的完整地址，不带用户名和密码", "url")],
            .. !isAddress || await calls.ReachesOnlyThePublicAsync(new Uri(wanted.Url).IdnHost)
                ? []
                : (Refusal[])[new("webhook.private", "这个地址不在公网上，不能接收推送，请换一个", "url")],
        ];
    }
}
