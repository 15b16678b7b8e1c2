using Azure;
using Delivery.Domain;
using Delivery.Domain.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation;

/// <summary>Where staff read the settings, and an admin changes them.</summary>
public sealed class SettingPages(Site site, SettingReader reader, ChangeSetting change)
{
    [Function(nameof(ShowSettings))]
    public Task<IResult> ShowSettings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/settings")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller => await site.HtmlAsync(await reader.AllAsync(caller))
        );

    [Function(nameof(ShowSetting))]
    public Task<IResult> ShowSetting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/settings/{name}")] HttpRequest request,
        string name
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                SettingCatalogue.Find(name) is { } setting
                    ? await site.HtmlAsync(await reader.OneAsync(caller, setting))
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(PostSetting))]
    public Task<IResult> PostSetting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/settings/{name}")] HttpRequest request,
        string name
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Admin),
            async (form, caller) =>
                SettingCatalogue.Find(name) is { } setting
                    ? await AgainAsync(caller, setting, form, form.TooLong)
                    : await site.NotFoundAsync(caller),
            async (form, caller) =>
                SettingCatalogue.Find(name) is { } setting
                    ? await ChangeAsync(caller, setting, form)
                    : await site.NotFoundAsync(caller)
        );

    private async Task<IResult> ChangeAsync(Caller caller, Setting setting, IFormCollection form)
    {
        var typed = ValuesOf(form);
        if (!DateOnly.TryParseExact(typed.From, "yyyy-MM-dd", out var from))
            return await AgainAsync(
                caller,
                setting,
                form,
                [new Refusal("setting.from", "请填写生效日期，例如 2026-12-01", "from")]
            );
        var call = new Call(caller, Idempotency.KeyOf(caller, Paths.Setting(setting.Name), form["formKey"].ToString()));
        var version = new ETag(form["version"].ToString());
        var outcome = await change.RunAsync(setting, new SettingAsked(typed.Value, from, typed.Reason), version, call);
        return outcome.IsRefused
            ? await AgainAsync(caller, setting, form, outcome.Refusals)
            : Site.SeeOther(Paths.Setting(setting.Name), Said.SettingChanged);
    }

    // Shown anew it has a key and the version of its own: who reads what others have changed may go on.
    private async Task<IResult> AgainAsync(
        Caller caller,
        Setting setting,
        IFormCollection form,
        IReadOnlyList<Refusal> refusals
    ) =>
        await site.HtmlAsync(
            await reader.OneAsync(caller, setting, ValuesOf(form), FormErrors.Of(refusals)),
            refusals.Contains(ChangeSetting.Stale) ? 412 : 422
        );

    private static SettingFormValues ValuesOf(IFormCollection form) =>
        new(form["value"].ToString(), form["from"].ToString(), form["reason"].ToString());
}
