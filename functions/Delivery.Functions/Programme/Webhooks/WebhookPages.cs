using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>The webhooks on a page: register, change, pause, a new secret, everything once more.</summary>
public sealed class WebhookPages(Registers registers, Site site, WebhookForms forms, ReplayWebhook replay)
{
    private static bool May(Caller caller) => caller.May(Role.Admin);

    [Function(nameof(ShowWebhooks))]
    public Task<IResult> ShowWebhooks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/webhooks")] HttpRequest request
    ) => site.GetAsync(request, May, caller => forms.OpenAsync(caller, request.Query["edit"].ToString()));

    [Function(nameof(PostWebhook))]
    public Task<IResult> PostWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/webhooks")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => forms.TooLongAsync(caller, form),
            (form, caller) =>
                form["act"].ToString() switch
                {
                    "replay" => ReplayAsync(form, caller),
                    "save" => forms.SaveAsync(caller, form),
                    _ => PressAsync(form, caller),
                }
        );

    /// <summary>A button beside one that is registered: its address stays, whoever has changed that meanwhile.</summary>
    private async Task<IResult> PressAsync(IFormCollection form, Caller caller)
    {
        var (name, act) = (form["system"].ToString(), form["act"].ToString());
        if (await registers.Webhooks.FindAsync(name) is not { } known)
            return await forms.RefusedAsync(caller, FormErrors.Of([Unknown(name)]));
        var isNewSecret = act == "secret";
        // Somebody may have just been shown a secret, which would hold no more.
        if (isNewSecret && EntrySent.VersionOf(known.ETag) != form["version"].ToString())
            return await forms.OvertakenAsync(caller, name);
        var isActive = act is "resume" || act is not "pause" && known.Value.Active;
        var wanted = new WantedWebhook(name, known.Value.Url, known.Value.Orders, isActive, isNewSecret);
        return await forms.PutAsync(caller, wanted, known.ETag) ?? await forms.OvertakenAsync(caller, name);
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
            ? await forms.RefusedAsync(caller, FormErrors.Of([.. outcome.Refusals.Select(OfTheDay)]))
            : Site.SeeOther(Paths.Webhooks, Said.ToldAgain);
    }

    // A page's days are chosen; only the API has a field "from".
    private static Refusal OfTheDay(Refusal refusal) =>
        refusal.Code == "webhook.from" ? refusal with { Message = "请选过去30天内的一天", Field = "" } : refusal;

    private static Refusal Unknown(string name) => new("webhook.unknown", $"没有登记系统推送“{name}”，请核对名称");
}
