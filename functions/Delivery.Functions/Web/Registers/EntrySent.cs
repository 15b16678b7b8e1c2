using Azure;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web.Registers;

/// <summary>A register's form as it came: what was typed, on which version, and what was chosen where two people differ.</summary>
/// <param name="Version">Empty when nothing was stored.</param>
/// <param name="Differs">Names of the fields that were shown side by side.</param>
/// <param name="Takes">"typed" or "stored", by field.</param>
/// <param name="Seen">Which warnings stood on the page.</param>
public sealed record EntrySent(
    EntryValues Typed,
    string Version,
    IReadOnlyList<string> Differs,
    IReadOnlyDictionary<string, string> Takes,
    string Seen,
    string FormKey
)
{
    private const string Stored = "stored";

    public static EntrySent Of(IFormCollection form, IEnumerable<EntryField> fields)
    {
        var known = fields.ToList();
        return new EntrySent(
            new EntryValues(known.ToDictionary(field => field.Name, field => TextOf(form, field))),
            form["version"].ToString(),
            [.. form["differs"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            known
                .Select(field => (field.Name, Take: form[$"take[{field.Name}]"].ToString()))
                .Where(field => field.Take.Length > 0)
                .ToDictionary(field => field.Name, field => field.Take),
            form["seen"].ToString(),
            form["formKey"].ToString()
        );
    }

    public ETag IfMatch => Version.Length == 0 ? Versions.Absent : new ETag(Version);

    public static string VersionOf(ETag? stored) =>
        stored is { } tag && tag != Versions.Absent ? tag.ToString() : string.Empty;

    /// <summary>As it is to be saved: where the stored value was chosen, that one.</summary>
    public EntryValues Chosen(EntryValues? stored) =>
        stored is null
            ? Typed
            : Differs
                .Where(name => Takes.GetValueOrDefault(name) == Stored)
                .Aggregate(Typed, (values, name) => values.With(name, stored[name]));

    /// <summary>The fields in which what was typed is another than what is stored, in the order of the form.</summary>
    public IReadOnlyList<string> DifferingFrom(EntryValues stored, IEnumerable<EntryField> fields) =>
        [.. fields.Select(field => field.Name).Where(name => Typed[name] != stored[name])];

    /// <summary>Both sides, for the form that somebody else overtook.</summary>
    public RivalChange RivalOf(string? by, DateTimeOffset at, EntryValues stored) =>
        new(by ?? "另一位同事", at, stored, Differs, Takes);

    /// <summary>Where both differ still and nobody said which is meant.</summary>
    public IEnumerable<FieldError> Unchosen(EntryValues? stored) =>
        from name in stored is null ? [] : Differs
        where Typed[name] != stored![name] && !Takes.ContainsKey(name)
        select new FieldError($"take[{name}]", "两个人填得不一样，请选定用哪一个");

    private static string TextOf(IFormCollection form, EntryField field) =>
        field.Kind == FieldKind.Checks
            ? string.Join('\n', ChosenRows.Of(form, field.Name))
            : form[field.Name].ToString();
}
