using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Webhooks;

/// <param name="Url">https, on the public network.</param>
/// <param name="Orders">Whether every stage of an order is told; the programme is told to channels.</param>
/// <param name="NewSecret">A new secret in place of the old one, which no longer holds.</param>
public sealed record WebhookBody(
    [Typed(TextKind.Line, Longest = 500)] string Url,
    bool Orders = false,
    bool Active = true,
    bool NewSecret = false
);

/// <param name="Secret">Made here and shown this once, as Standard Webhooks writes it; null where there is no new one.</param>
public sealed record WebhookView(string Name, string Url, bool Orders, bool Active, string? Secret = null);

public sealed record ReplayBody(DateTimeOffset From);

public sealed record ReplayView(string Name, DateTimeOffset From);

/// <summary>Other systems that are called when something happens.</summary>
public sealed class WebhooksApi(Api api, Registers registers, RegisterWebhook register, ReplayWebhook replay)
{
    [Function(nameof(PutWebhook))]
    [ApiCall(
        "登记系统推送；签名密钥只在新发的那次答复里给出",
        Body = typeof(WebhookBody),
        Answer = typeof(WebhookView),
        Makes = true,
        Scopes = [Role.Admin]
    )]
    public Task<IResult> PutWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/webhooks/{name}")] HttpRequest request,
        string name
    ) =>
        api.SendAsync<WebhookBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                var wanted = new WantedWebhook(name, body.Url, body.Orders, body.Active, body.NewSecret);
                var outcome = await register.RunAsync(wanted, call, request.IfMatch());
                if (outcome.IsRefused)
                    return ApiAnswer.Refused(outcome.Refusals);
                var view = ViewOf(outcome.Value.Webhook) with { Secret = outcome.Value.Secret };
                return outcome.Value.Result switch
                {
                    PutResult.Stale => ApiAnswer.Stale,
                    PutResult.Created => ApiAnswer.Created($"/api/webhooks/{name}", view, outcome.Value.ETag),
                    _ => ApiAnswer.Ok(view, outcome.Value.ETag),
                };
            }
        );

    [Function(nameof(GetWebhook))]
    [ApiCall("查看系统推送", Answer = typeof(WebhookView), Scopes = [Role.Admin])]
    public Task<IResult> GetWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/webhooks/{name}")] HttpRequest request,
        string name
    ) =>
        api.GetAsync(
            request,
            caller => caller.May(Role.Admin),
            async _ =>
                await registers.Webhooks.FindAsync(name) is { } webhook
                    ? ApiAnswer.Ok(ViewOf(webhook.Value), webhook.ETag)
                    : ApiAnswer.NotFound("webhook.unknown", "系统推送", name)
        );

    [Function(nameof(PostWebhookReplay))]
    [ApiCall(
        "把一个时间以来的事件再推送一遍",
        Body = typeof(ReplayBody),
        Answer = typeof(ReplayView),
        Scopes = [Role.Admin]
    )]
    public Task<IResult> PostWebhookReplay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/{name}/replay")] HttpRequest request,
        string name
    ) =>
        api.SendAsync<ReplayBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
                (await replay.RunAsync(name, body.From, call)).Match(
                    _ => ApiAnswer.Ok(new ReplayView(name, body.From)),
                    refusals => ApiAnswer.Refused(refusals, "webhook.unknown", "系统推送", name)
                )
        );

    private static WebhookView ViewOf(RegisteredWebhook webhook) =>
        new(webhook.Name, webhook.Url, webhook.Orders, webhook.Active);
}
