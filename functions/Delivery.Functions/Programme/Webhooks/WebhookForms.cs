using Azure;
using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Programme.Webhooks;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>
/// The form that registers a webhook or changes its address. What two admins make of one at the same time stands side by side.
/// </summary>
public sealed class WebhookForms(
    Site site,
    Registers registers,
    RegisterWebhook register,
    WebhookReader reader,
    TimeProvider clock
)
{
    /// <param name="name">Of one that is to be changed; of none, the form is that of a new one.</param>
    public async Task<IResult> OpenAsync(Caller caller, string name)
    {
        var known = name.Length > 0 ? await registers.Webhooks.FindAsync(name) : null;
        if (name.Length > 0 && known is null)
            return await site.NotFoundAsync(caller);
        var form = known is null
            ? WebhookForm.Empty
            : new WebhookForm(name, known.Value.Url, known.Value.Orders, EntrySent.VersionOf(known.ETag));
        return await site.HtmlAsync(await reader.ReadAsync(caller, form, FormErrors.None));
    }

    public async Task<IResult> TooLongAsync(Caller caller, TypedForm form) =>
        await ShowAsync(caller, form["system"].ToString(), SentIn(form), null, FormErrors.Of(form.TooLong).All, 422);

    public async Task<IResult> RefusedAsync(Caller caller, FormErrors errors, int status = 422) =>
        await site.HtmlAsync(await reader.ReadAsync(caller, WebhookForm.Empty, errors), status);

    /// <summary>A button was pressed on what somebody else has changed: who still wants it presses again.</summary>
    public async Task<IResult> OvertakenAsync(Caller caller, string name)
    {
        var (by, at) = await LastAsync(name);
        var error = $"{by ?? "另一位同事"}在 {Dates.Stamp(at)} 刚改过“{name}”，请看它的修改记录；仍要办的，请再按一次";
        return await RefusedAsync(caller, new FormErrors([new FieldError("", error)]), 409);
    }

    public async Task<IResult> SaveAsync(Caller caller, IFormCollection form)
    {
        var (name, sent) = (form["system"].ToString(), SentIn(form));
        var stored = await registers.Webhooks.FindAsync(name);
        if (stored is null)
            sent = sent with { Version = "" };
        else if (EntrySent.VersionOf(stored.ETag) != sent.Version)
            return await RivalAsync(caller, name, sent, stored);
        var known = stored is null ? null : WebhookReader.ValuesOf(stored.Value);
        var unchosen = sent.Unchosen(known).ToList();
        if (unchosen.Count > 0)
            return await ShowAsync(caller, name, sent, stored, unchosen, 422);
        var chosen = sent.Chosen(known);
        var wanted = new WantedWebhook(name, chosen["url"], chosen["orders"] == "true", stored?.Value.Active ?? true);
        return await PutAsync(caller, wanted, sent.IfMatch, wrong => ShowAsync(caller, name, sent, stored, wrong, 422))
            ?? await RivalAsync(caller, name, sent, (await registers.Webhooks.FindAsync(name))!);
    }

    /// <summary>One that is registered, with another state or secret.</summary>
    /// <returns>Null where somebody else was faster.</returns>
    public Task<IResult?> PutAsync(Caller caller, WantedWebhook wanted, ETag ifMatch) =>
        PutAsync(caller, wanted, ifMatch, wrong => RefusedAsync(caller, new FormErrors(wrong)));

    private async Task<IResult?> PutAsync(
        Caller caller,
        WantedWebhook wanted,
        ETag ifMatch,
        Func<IReadOnlyList<FieldError>, Task<IResult>> refuse
    )
    {
        var outcome = await register.RunAsync(wanted, caller, ifMatch);
        if (outcome.IsRefused)
            return await refuse(FormErrors.Of([.. outcome.Refusals.Select(AsOnThePage)]).All);
        if (outcome.Value.Result == PutResult.Stale)
            return null;
        // The page is the one place where the secret is ever shown, so there is no page to be sent to afterwards.
        return outcome.Value.Secret is { } secret
            ? await site.HtmlAsync(
                await reader.ReadAsync(caller, WebhookForm.Empty, FormErrors.None, new MadeSecret(wanted.Name, secret))
            )
            : Site.SeeOther(Paths.Webhooks, Said.EntrySaved);
    }

    /// <summary>Somebody else was faster. Who wrote the same, or clicked twice, is done.</summary>
    private async Task<IResult> RivalAsync(Caller caller, string name, EntrySent sent, Stored<RegisteredWebhook> stored)
    {
        var isNew = sent.Version.Length == 0;
        var differs = sent.DifferingFrom(WebhookReader.ValuesOf(stored.Value), WebhookFields.Typed);
        if (differs.Count == 0)
            return isNew
                ? await RefusedAsync(caller, new FormErrors([new FieldError("", ShownBefore(name))]), 409)
                : Site.SeeOther(Paths.Webhooks, Said.EntrySaved);
        var taken = new FieldError("", $"“{name}”已经登记过，下面是您填的和现在登记的，请逐项选定");
        return await ShowAsync(caller, name, sent with { Differs = differs }, stored, isNew ? [taken] : [], 409);
    }

    private async Task<IResult> ShowAsync(
        Caller caller,
        string name,
        EntrySent sent,
        Stored<RegisteredWebhook>? stored,
        IReadOnlyList<FieldError> errors,
        int status
    )
    {
        var rival = stored is null || sent.Differs.Count == 0 ? null : await RivalOfAsync(name, sent, stored.Value);
        var form = new WebhookForm(
            name,
            sent.Typed["url"],
            sent.Typed["orders"] == "true",
            stored is null ? sent.Version : EntrySent.VersionOf(stored.ETag),
            rival
        );
        return await site.HtmlAsync(await reader.ReadAsync(caller, form, new FormErrors(errors)), status);
    }

    private async Task<RivalChange> RivalOfAsync(string name, EntrySent sent, RegisteredWebhook stored)
    {
        var (by, at) = await LastAsync(name);
        return sent.RivalOf(by, at, WebhookReader.ValuesOf(stored));
    }

    private async Task<(string? By, DateTimeOffset At)> LastAsync(string name)
    {
        var last = (await registers.Webhooks.HistoryAsync(name, after: null, limit: 1)).Rows;
        return last is [var change, ..] ? (change.Value.Name, change.Value.At) : (null, clock.GetUtcNow());
    }

    private static EntrySent SentIn(IFormCollection form) => EntrySent.Of(form, WebhookFields.Typed);

    private static Refusal AsOnThePage(Refusal refusal) =>
        refusal.Field == "name" ? refusal with { Field = "system" } : refusal;

    private static string ShownBefore(string name) =>
        $"“{name}”已经登记过，签名密钥只显示一次；没有记下的，请按它的“换签名密钥”";
}
