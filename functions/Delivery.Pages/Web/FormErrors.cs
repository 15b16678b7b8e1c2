using Delivery.Domain;

namespace Delivery.Pages.Web;

/// <summary>One thing to put right.</summary>
/// <param name="Field">The form name of the input, e.g. "expected" or "lessonDate[1]"; empty for the whole form.</param>
/// <param name="Message">What to do, in the language of the page.</param>
/// <param name="Path">The page on which it is put right, where that is another one.</param>
public sealed record FieldError(string Field, string Message, string? Path = null);

/// <summary>Everything that keeps a form from being taken, all of it at once.</summary>
public sealed record FormErrors(IReadOnlyList<FieldError> All)
{
    public static FormErrors None { get; } = new([]);

    /// <summary>Where the form's fields have the names by which refusals call them.</summary>
    public static FormErrors Of(IEnumerable<Refusal> refusals, Language language = Language.Chinese) =>
        new([.. refusals.Select(refusal => new FieldError(refusal.Field ?? "", language.Say(refusal)))]);

    public bool Any => All.Count > 0;

    public string? For(string field)
    {
        var messages = All.Where(error => error.Field == field).Select(error => error.Message);
        return string.Join("；", messages) is { Length: > 0 } text ? text : null;
    }

    /// <summary>The messages of one field under the name it has in its own form; several such forms may stand on one page.</summary>
    public FormErrors Under(string field, string name) =>
        new([.. All.Where(error => error.Field == field).Select(error => error with { Field = name })]);

    /// <summary>"lessonDate[1]" as an id that links can point to: "lessonDate-1".</summary>
    public static string IdOf(string field) =>
        field.Replace("[", "-", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
