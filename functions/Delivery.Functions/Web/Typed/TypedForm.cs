using Delivery.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Delivery.Functions.Web.Typed;

/// <summary>A posted form, each of its fields cleaned by what <see cref="FormFields"/> says of it.</summary>
public sealed class TypedForm : FormCollection
{
    private TypedForm(
        Dictionary<string, StringValues> fields,
        IFormFileCollection? files,
        IReadOnlyList<Refusal> tooLong
    )
        : base(fields, files) => TooLong = tooLong;

    /// <summary>Every field that is longer than it may be, by its name in the form. Its value is kept whole, to be shown again.</summary>
    public IReadOnlyList<Refusal> TooLong { get; }

    public static TypedForm Of(IFormCollection posted)
    {
        var fields = posted.ToDictionary(field => field.Key, field => Clean(FormFields.Of(field.Key), field.Value));
        return new TypedForm(fields, posted.Files, [.. fields.SelectMany(field => TooLongIn(field.Key, field.Value))]);
    }

    private static StringValues Clean(FormField field, StringValues typed) =>
        new([.. typed.Select(value => TypedText.Clean(field.Kind, value ?? string.Empty))]);

    private static IEnumerable<Refusal> TooLongIn(string name, StringValues cleaned) =>
        cleaned
            .Select(value => TypedText.TooLong(value!, FormFields.Of(name).Longest, FormFields.Of(name).Label, name))
            .OfType<Refusal>()
            .Take(1);
}
