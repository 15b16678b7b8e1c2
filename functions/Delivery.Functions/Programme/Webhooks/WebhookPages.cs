using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Programme.Webhooks;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>The webhooks on a page: register, pause, a new secret, everything once more.</summary>
public sealed class WebhookPages(
    Site site,
    Registers registers,
    RegisterWebhook register,
    ReplayWebhook replay,
    WebhookReader reader
)
{
    private static bool May(Caller caller) => caller.May(Role.Admin);

    [Function(nameof(ShowWebhooks))]
    public Task<IResult> ShowWebhooks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/webhooks")] HttpRequest request
    ) => site.GetAsync(request, May, caller => PageAsync(caller, NewWebhookValues.Empty, []));

    [Function(nameof(PostWebhook))]
    public Task<IResult> PostWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/webhooks")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => PageAsync(caller, TypedIn(form), form.TooLong),
            (form, caller) => form["act"] == "replay" ? ReplayAsync(form, caller) : PutAsync(form, caller)
        );

    private async Task<IResult> PutAsync(IFormCollection form, Caller caller)
    {
        var typed = TypedIn(form);
        var known = (await registers.Webhooks.FindAsync(typed.System))?.Value;
        var act = form["act"].ToString();
        if (act != "save" && known is null)
            return await PageAsync(caller, NewWebhookValues.Empty, [Unknown(typed.System)]);
        var wanted =
            act == "save"
                ? new WantedWebhook(typed.System, typed.Url, typed.Orders, Active: true)
                : new WantedWebhook(
                    known!.Name,
                    known.Url,
                    known.Orders,
                    act switch
                    {
                        "pause" => false,
                        "resume" => true,
                        _ => known.Active,
                    },
                    NewSecret: act == "secret"
                );
        var outcome = await register.RunAsync(wanted, caller, ifMatch: null);
        if (outcome.IsRefused)
            return await PageAsync(caller, typed, [.. outcome.Refusals.Select(AsOnThePage)]);
        if (outcome.Value.Result == PutResult.Stale)
            return await PageAsync(caller, typed, [Preconditions.Stale]);
        // The page is the one place where the secret is ever shown, so there is no page to be sent to afterwards.
        return outcome.Value.Secret is { } secret
            ? await PageAsync(caller, NewWebhookValues.Empty, [], new MadeSecret(wanted.Name, secret))
            : Site.SeeOther(Paths.Webhooks);
    }

    private async Task<IResult> ReplayAsync(IFormCollection form, Caller caller)
    {
        var day = DateOnly.TryParseExact(
            form["from"],
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var from
        );
        var call = new Call(caller, Idempotency.KeyOf(caller, Paths.Webhooks, form["formKey"].ToString()));
        var outcome = await replay.RunAsync(
            form["system"].ToString(),
            day ? ShanghaiTime.StartOf(from) : DateTimeOffset.MinValue,
            call
        );
        return outcome.IsRefused
            ? await PageAsync(caller, NewWebhookValues.Empty, [.. outcome.Refusals.Select(OfTheDay)])
            : Site.SeeOther(Paths.Webhooks);
    }

    private async Task<IResult> PageAsync(
        Caller caller,
        NewWebhookValues typed,
        IReadOnlyList<Refusal> wrong,
        MadeSecret? made = null
    ) =>
        await site.HtmlAsync(
            new WebhooksModel(
                site.FrameFor(caller),
                Guid.NewGuid().ToString("N"),
                await reader.ReadAsync(),
                typed,
                FormErrors.Of(wrong),
                made
            ),
            wrong.Count > 0 ? 422 : 200
        );

    private static NewWebhookValues TypedIn(IFormCollection form) =>
        new(form["system"].ToString(), form["url"].ToString(), form["orders"] == "true");

    // A page's days are chosen; only the API has a field "from".
    private static Refusal OfTheDay(Refusal refusal) =>
        refusal.Code == "webhook.from" ? refusal with { Message = "请选过去30天内的一天", Field = "" } : refusal;

    private static Refusal Unknown(string name) => new("webhook.unknown", $"没有登记系统推送“{name}”，请核对名称");

    private static Refusal AsOnThePage(Refusal refusal) =>
        refusal.Field == "name" ? refusal with { Field = "system" } : refusal;
}
