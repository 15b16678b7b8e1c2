using System.Globalization;
using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Words;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Workflow;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Integrations;

/// <summary>The keys of other systems: who has one, what it may do, whether anybody uses it.</summary>
public sealed class IntegrationPages(Site site, ApiKeys keys)
{
    private const int ActsShown = 50;

    public static Refusal Shown { get; } =
        new("integration.shown", "这个密钥已经发过，只显示一次；没有记下的，请停用后重新发", "");

    private static bool May(Caller caller) => caller.May(Role.Admin);

    [Function(nameof(ShowIntegrations))]
    public Task<IResult> ShowIntegrations(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/integrations")] HttpRequest request
    ) => site.GetAsync(request, May, caller => PageAsync(caller, NewKeyValues.Empty, FormErrors.None));

    [Function(nameof(PostIntegration))]
    public Task<IResult> PostIntegration(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/integrations")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => PageAsync(caller, TypedIn(form), FormErrors.Of(form.TooLong)),
            (form, caller) => MakeAsync(form, caller)
        );

    private async Task<IResult> MakeAsync(IFormCollection form, Caller caller)
    {
        var typed = TypedIn(form);
        var wrong = Check(typed);
        if (wrong.Count > 0)
            return await PageAsync(caller, typed, FormErrors.Of(wrong));
        var sent = EntrySent.Of(form, KeyFields.Both);
        if (sent.Takes.GetValueOrDefault(KeyFields.Key.Name) == "stored")
            return Site.SeeOther(Paths.Integrations, Said.KeyLeft);
        var open = sent.Unchosen(KeyFields.ValueOf("another")).ToList();
        if (open.Count > 0 && await keys.NewestAsync(typed.System, DateTimeOffset.MinValue) is { } unchosen)
            return await RivalAsync(caller, typed, sent, unchosen, open);
        var call = CallOf(form, caller, Paths.Integrations);
        var outcome = await keys.MakeAsync(call, typed.System, typed.Scopes, SeenIn(sent));
        if (outcome.Refusals.Contains(ApiKeys.Overtaken))
            return await RivalAsync(
                caller,
                typed,
                sent with
                {
                    Differs = [KeyFields.Key.Name],
                },
                (await keys.NewestAsync(typed.System, SeenIn(sent)))!,
                []
            );
        // The page is the one place where the key is ever shown, so there is no page to be sent to afterwards.
        return outcome.Value is { } key
            ? await PageAsync(caller, NewKeyValues.Empty, FormErrors.None, new MadeKey(typed.System, key))
            : await PageAsync(caller, typed, FormErrors.Of([Shown]), status: 409);
    }

    /// <summary>Somebody else has just made a key for the same system: both stand side by side.</summary>
    private async Task<IResult> RivalAsync(
        Caller caller,
        NewKeyValues typed,
        EntrySent sent,
        KnownKey made,
        IReadOnlyList<FieldError> errors
    )
    {
        var by = await keys.ActOnAsync("integration.key", made.Name, made.Fingerprint);
        var stored = KeyFields.ValueOf($"{made.Fingerprint}（权限：{ScopesOf(made)}）");
        var rival = sent.RivalOf(by?.Name, made.MadeAt!.Value, stored);
        return await PageAsync(caller, typed with { Rival = rival }, new FormErrors(errors), null, 409);
    }

    [Function(nameof(PostRevocation))]
    public Task<IResult> PostRevocation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/integrations/revoke")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => PageAsync(caller, NewKeyValues.Empty, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var (name, fingerprint) = (form["system"].ToString(), form["fingerprint"].ToString());
                var call = CallOf(form, caller, Paths.RevokeKey);
                var revoked = await keys.RevokeByFingerprintAsync(call, name, fingerprint);
                // Whoever finds that somebody else has taken it away has what they wanted.
                return revoked.IsRefused && await keys.ActOnAsync("integration.revoke", name, fingerprint) is null
                    ? await PageAsync(caller, NewKeyValues.Empty, FormErrors.Of(revoked.Refusals), status: 409)
                    : Site.SeeOther(Paths.Integrations, Said.KeyRevoked);
            }
        );

    /// <summary>The keys in use as a file: nothing in it helps to come in.</summary>
    internal static ListFile ListOf(ApiKeys keys) =>
        new(
            "integrations",
            "对接系统",
            May,
            async () =>
                new Sheet(
                    "对接系统",
                    ["系统", "密钥的指纹", "权限", "发出", "最近一次使用"],
                    [.. (await keys.ListAsync()).Select(RowOf)]
                )
        );

    private static IReadOnlyList<Cell> RowOf(KnownKey key) =>
        [
            new Cell.Text(key.Name),
            new Cell.Text(key.Fingerprint),
            new Cell.Text(ScopesOf(key)),
            key.MadeAt is { } made ? new Cell.Moment(made) : new Cell.Text(""),
            key.LastUsedOn is { } day ? new Cell.Day(day) : new Cell.Text(""),
        ];

    private static Call CallOf(IFormCollection form, Caller caller, string path) =>
        new(caller, Idempotency.KeyOf(caller, path, form["formKey"].ToString()));

    private static NewKeyValues TypedIn(IFormCollection form) =>
        new(form["system"].ToString(), [.. Role.All.Where(role => form[$"scope[{role}]"].Count > 0)]);

    private static IReadOnlyList<Refusal> Check(NewKeyValues typed) =>
        [
            .. KeyRequest.IsName(typed.System)
                ? []
                : (Refusal[])[new("integration.name", "系统名称应为小写字母、数字和短横，最多40个", "system")],
            .. typed.Scopes.Count > 0 ? [] : (Refusal[])[new("integration.scopes", "请至少选一项权限", "scope")],
        ];

    private async Task<IResult> PageAsync(
        Caller caller,
        NewKeyValues typed,
        FormErrors errors,
        MadeKey? made = null,
        int? status = null
    )
    {
        var known = await keys.ListAsync();
        var model = new IntegrationsModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            known.Max(key => key.MadeAt)?.ToString("O", CultureInfo.InvariantCulture) ?? "",
            [.. known.Select(LineOf)],
            [.. Role.All.Select(role => new Choice(role, RoleWords.Of(role)))],
            typed,
            errors,
            [.. (await keys.ActsAsync(ActsShown)).Select(ChangeOf)],
            made
        );
        return await site.HtmlAsync(model, status ?? (errors.Any ? 422 : 200));
    }

    // The newest key that was on the page; where none was, every key is new.
    private static DateTimeOffset SeenIn(EntrySent sent) =>
        DateTimeOffset.TryParseExact(
            sent.Version,
            "O",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var newest
        )
            ? newest
            : DateTimeOffset.MinValue;

    private static KeyLine LineOf(KnownKey key) =>
        new(key.Fingerprint, key.Name, ScopesOf(key), key.MadeAt, key.LastUsedOn);

    private static string ScopesOf(KnownKey key) => string.Join('、', key.Scopes.Select(RoleWords.Of));

    // The fingerprint of the key, and what it was given.
    private static EntryChange ChangeOf(AuditEntry act) =>
        new(act.At, act.Name, $"{act.Subject}：{ActWords.Of(act.Act)}", RoleWords.OfNote(act.Note), []);
}
