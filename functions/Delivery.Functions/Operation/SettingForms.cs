using Delivery.Domain.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Operation;

/// <summary>The form of a setting as it was sent. What two admins make of one at the same time stands side by side.</summary>
public sealed class SettingForms(Site site, SettingReader reader, SettingRows rows, ChangeSetting change)
{
    public Task<IResult> TooLongAsync(Caller caller, Setting setting, TypedForm form) =>
        ShowAsync(caller, setting, SentIn(form, setting), FormErrors.Of(form.TooLong).All, null, 422);

    public async Task<IResult> SaveAsync(Caller caller, Setting setting, IFormCollection form)
    {
        var sent = SentIn(form, setting);
        var stored = await rows.FindAsync(setting.Name);
        // What nobody has changed can have been overtaken by nobody, whatever the form says.
        if (stored is not null && SettingRows.VersionOf(stored).ToString("H") != sent.Version)
            return await RivalAsync(caller, setting, sent, stored.Value.Changes[^1]);
        var last = stored?.Value.Changes[^1];
        var known = last is null ? null : SettingFields.ValuesOf(last);
        var chosen = sent.Chosen(known);
        var errors = sent.Unchosen(known).ToList();
        if (errors.Count > 0)
            return await ShowAsync(caller, setting, sent, errors, last, 422);
        // All of it the other's: it is saved already.
        if (sent.Differs.Count > 0 && sent.Differs.All(name => chosen[name] == known?[name]))
            return Saved(setting);
        return await ChangeAsync(caller, setting, sent, chosen, stored);
    }

    private async Task<IResult> ChangeAsync(
        Caller caller,
        Setting setting,
        EntrySent sent,
        EntryValues chosen,
        Stored<SettingHistory>? stored
    )
    {
        var last = stored?.Value.Changes[^1];
        if (!DateOnly.TryParseExact(chosen["from"], "yyyy-MM-dd", out var from))
            return await ShowAsync(
                caller,
                setting,
                sent,
                [new FieldError("from", "请填写生效日期，例如 2026-12-01")],
                last,
                422
            );
        var outcome = await change.RunAsync(
            setting,
            new SettingAsked(chosen["value"], from, chosen["reason"]),
            SettingRows.VersionOf(stored),
            new Call(caller, Idempotency.KeyOf(caller, Paths.Setting(setting.Name), sent.FormKey))
        );
        if (outcome.Refusals.Contains(ChangeSetting.Stale))
            return await RivalAsync(caller, setting, sent, (await rows.FindAsync(setting.Name))!.Value.Changes[^1]);
        return outcome.IsRefused
            ? await ShowAsync(caller, setting, sent, FormErrors.Of(outcome.Refusals).All, last, 422)
            : Saved(setting);
    }

    /// <summary>Somebody else was faster. Who wrote the same, or clicked twice, is done.</summary>
    private async Task<IResult> RivalAsync(Caller caller, Setting setting, EntrySent sent, SettingChange last)
    {
        var differs = sent.DifferingFrom(SettingFields.ValuesOf(last), SettingFields.Of(setting));
        return differs.Count == 0
            ? Saved(setting)
            : await ShowAsync(caller, setting, sent with { Differs = differs }, [], last, 409);
    }

    // Shown anew it has a key and the version of its own: who reads what others have changed may go on.
    private async Task<IResult> ShowAsync(
        Caller caller,
        Setting setting,
        EntrySent sent,
        IReadOnlyList<FieldError> errors,
        SettingChange? last,
        int status
    )
    {
        var typed = new SettingFormValues(sent.Typed["value"], sent.Typed["from"], sent.Typed["reason"]);
        var model = await reader.OneAsync(caller, setting, typed, new FormErrors(errors));
        var rival =
            last is null || sent.Differs.Count == 0
                ? null
                : sent.RivalOf(last.By, last.At, SettingFields.ValuesOf(last));
        return await site.HtmlAsync(model with { Rival = rival }, status);
    }

    private static IResult Saved(Setting setting) => Site.SeeOther(Paths.Setting(setting.Name), Said.SettingChanged);

    // As it would be kept, so that "05" is no other value than 5, and 10,000 none than 10000.
    private static EntrySent SentIn(IFormCollection form, Setting setting)
    {
        var sent = EntrySent.Of(form, SettingFields.Of(setting));
        var typed = sent.Typed["value"].Trim();
        var value = setting.Kind is SettingKind.WholeNumber or SettingKind.Amount
            ? TypedNumbers.Clean(HalfWidth.Of(typed))
            : typed;
        return sent with
        {
            Typed = sent.Typed.With("value", setting.Parse(value) ?? typed).With("reason", sent.Typed["reason"].Trim()),
        };
    }
}
