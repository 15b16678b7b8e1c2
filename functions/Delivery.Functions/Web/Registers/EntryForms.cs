using System.Security.Cryptography;
using System.Text;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web.Registers;

/// <summary>The form of an entry, new or changed. Nothing that was typed is ever lost: not to a rule, not to somebody else's change.</summary>
public sealed class EntryForms<T>(Site site, RegisterKind<T> kind, TimeProvider clock)
    where T : class
{
    /// <param name="code">Null for a new entry.</param>
    public Task<IResult> OpenAsync(HttpRequest request, string? code) =>
        site.GetAsync(
            request,
            kind.MayEdit,
            async caller =>
            {
                var stored = code is null ? null : await kind.FindAsync(code);
                if (code is not null && stored is null)
                    return await site.NotFoundAsync(caller);
                var values = stored is null ? await kind.NewAsync() : kind.ValuesOf(stored.Value);
                var key = Guid.NewGuid().ToString("N");
                return await site.HtmlAsync(
                    await ModelAsync(caller, code, stored, EntrySent.VersionOf(stored?.ETag), values, key)
                );
            }
        );

    /// <inheritdoc cref="OpenAsync"/>
    public Task<IResult> SaveAsync(HttpRequest request, string? code) =>
        site.PostAsync(
            request,
            kind.MayEdit,
            (form, caller) => SentAsync(caller, code, form, FormErrors.Of(form.TooLong).All),
            (form, caller) => SentAsync(caller, code, form, [])
        );

    private async Task<IResult> SentAsync(
        Caller caller,
        string? code,
        IFormCollection form,
        IReadOnlyList<FieldError> tooLong
    )
    {
        var sent = EntrySent.Of(form, await FieldsAsync(code));
        var name = code ?? sent.Typed["code"];
        var stored = await kind.FindAsync(name);
        if (code is not null && stored is null)
            return await site.NotFoundAsync(caller);
        // What is not there has no version, whatever the form says.
        if (stored is null)
            sent = sent with { Version = "" };
        else if (EntrySent.VersionOf(stored.ETag) != sent.Version)
            return await RivalAsync(caller, code, sent, stored);
        var known = stored is null ? null : kind.ValuesOf(stored.Value);
        var read = kind.Read(name, sent.Chosen(known), stored?.Value);
        var more = await kind.ErrorsAsync(read.Entry);
        FieldError[] wrong = [.. tooLong, .. read.Errors, .. more, .. sent.Unchosen(known)];
        return wrong.Length > 0
            ? await ShowAsync(caller, code, stored, sent, wrong, 422)
            : await SavedAsync(caller, code, name, sent, stored, read.Entry);
    }

    private async Task<IResult> SavedAsync(
        Caller caller,
        string? code,
        string name,
        EntrySent sent,
        Stored<T>? stored,
        T entry
    )
    {
        var moves = await kind.MovesAsync(entry);
        if (moves.Count > 0 && sent.Seen != NameOf(moves))
        {
            // What was chosen where two people differ is not asked for again behind the warnings.
            var chosen = sent.Chosen(stored is null ? null : kind.ValuesOf(stored.Value));
            var model = await ModelAsync(caller, code, stored, sent.Version, chosen, sent.FormKey);
            return await site.HtmlAsync(model with { Warnings = moves, Seen = NameOf(moves) });
        }

        return await kind.SaveAsync(caller, name, entry, sent.IfMatch) == PutResult.Stale
            ? await RivalAsync(caller, code, sent, (await kind.FindAsync(name))!)
            : Site.SeeOther(Paths.Entry(kind.Path, name), Said.EntrySaved);
    }

    /// <summary>Somebody else was faster: what both wrote stands side by side. Who wrote the same, or clicked twice, is done.</summary>
    private async Task<IResult> RivalAsync(Caller caller, string? code, EntrySent sent, Stored<T> stored)
    {
        var fields = (await kind.GroupsAsync()).SelectMany(group => group.Fields);
        var differs = sent.DifferingFrom(kind.ValuesOf(stored.Value), fields);
        if (differs.Count == 0)
            return Site.SeeOther(Paths.Entry(kind.Path, stored.RowKey), Said.EntrySaved);
        if (code is null)
            return await ShowAsync(
                caller,
                code,
                null,
                sent,
                [
                    new FieldError(
                        "code",
                        $"“{stored.RowKey}”已经登记过（{kind.TitleOf(stored.Value)}），请换一个，或去修改那一条"
                    ),
                ],
                409
            );
        return await ShowAsync(caller, code, stored, sent with { Differs = differs }, [], 409);
    }

    private async Task<IResult> ShowAsync(
        Caller caller,
        string? code,
        Stored<T>? stored,
        EntrySent sent,
        IReadOnlyList<FieldError> errors,
        int status
    )
    {
        var version = EntrySent.VersionOf(stored?.ETag);
        var model = await ModelAsync(caller, code, stored, version, sent.Typed, sent.FormKey);
        var rival = stored is null || sent.Differs.Count == 0 ? null : await RivalOfAsync(sent, stored);
        return await site.HtmlAsync(model with { Errors = new FormErrors(errors), Rival = rival }, status);
    }

    private async Task<RivalChange> RivalOfAsync(EntrySent sent, Stored<T> stored)
    {
        var last = (await kind.Register.HistoryAsync(stored.RowKey, after: null, limit: 1)).Rows;
        return sent.RivalOf(
            last is [var change, ..] ? change.Value.Name : null,
            last is [var at, ..] ? at.Value.At : clock.GetUtcNow(),
            kind.ValuesOf(stored.Value)
        );
    }

    private async Task<EntryFormModel> ModelAsync(
        Caller caller,
        string? code,
        Stored<T>? stored,
        string version,
        EntryValues values,
        string formKey
    ) =>
        new(
            site.FrameFor(caller),
            stored is null ? $"新增{kind.Name}" : $"修改{kind.Name}：{kind.TitleOf(stored.Value)}",
            kind.Path,
            kind.Name,
            code is null ? Paths.NewEntry(kind.Path) : Paths.EntryEdit(kind.Path, code),
            code is null ? kind.Path : Paths.Entry(kind.Path, code),
            formKey,
            version,
            await GroupsAsync(code),
            values,
            FormErrors.None
        );

    private async Task<IReadOnlyList<FieldGroup>> GroupsAsync(string? code) =>
        code is null && kind.Code is { } field
            ? [new FieldGroup("编号", [field]), .. await kind.GroupsAsync()]
            : await kind.GroupsAsync();

    private async Task<IEnumerable<EntryField>> FieldsAsync(string? code) =>
        (await GroupsAsync(code)).SelectMany(group => group.Fields);

    private static string NameOf(IReadOnlyList<string> moves) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', moves))))[..16];
}
