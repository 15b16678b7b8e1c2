namespace Delivery.Pages.Web.Registers;

public enum FieldKind
{
    Text,
    Phone,
    Email,
    Number,
    Date,

    /// <summary>One of a list.</summary>
    Choice,

    /// <summary>Yes or no; the value is "true" or empty.</summary>
    Check,

    /// <summary>Several of a list, posted as <c>name[value]</c>; the value holds one on each line.</summary>
    Checks,

    /// <summary>One thing on each line, or words over several lines.</summary>
    Lines,
}

/// <summary>One field of an entry of a register: the same in its form, on its page and in its history.</summary>
/// <param name="Hint">How to write it.</param>
/// <param name="Ask">What the form says beside the box of a <see cref="FieldKind.Check"/>; the label where this is null.</param>
/// <param name="Yes">What a ticked <see cref="FieldKind.Check"/> says.</param>
/// <param name="No">What an empty one says.</param>
/// <param name="Nothing">What it means that nothing was filled in.</param>
/// <param name="Words">How a value is read, where that is not how it is typed.</param>
/// <param name="IsSecret">Only ever typed, and shown nowhere.</param>
public sealed record EntryField(
    string Name,
    string Label,
    FieldKind Kind = FieldKind.Text,
    IReadOnlyList<Choice>? Choices = null,
    string? Hint = null,
    bool Required = false,
    string? Ask = null,
    string Yes = "是",
    string No = "否",
    string Nothing = "没有填",
    Func<string, string>? Words = null,
    bool IsSecret = false
)
{
    /// <summary>A value of the field in words; empty where there is none.</summary>
    public string Shown(string value) =>
        Kind switch
        {
            FieldKind.Check => value == "true" ? Yes : No,
            FieldKind.Choice => TextOf(value),
            FieldKind.Checks => string.Join('、', EntryValues.Lines(value).Select(TextOf)),
            FieldKind.Phone => PhoneText.Show(value),
            FieldKind.Lines when Words is not null => string.Join('\n', EntryValues.Lines(value).Select(Words)),
            _ => value.Length > 0 && Words is not null ? Words(value) : value,
        };

    private string TextOf(string value) => Choices?.FirstOrDefault(choice => choice.Value == value)?.Text ?? value;
}

public sealed record FieldGroup(string Legend, IReadOnlyList<EntryField> Fields);

/// <summary>An entry as its form has it: texts by the fields' names.</summary>
public sealed class EntryValues(IReadOnlyDictionary<string, string> texts)
{
    public static EntryValues Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>Empty where nothing was typed.</summary>
    public string this[string name] => texts.TryGetValue(name, out var text) ? text : "";

    public EntryValues With(string name, string text) =>
        new(new Dictionary<string, string>(texts, StringComparer.Ordinal) { [name] = text });

    public IReadOnlyList<string> LinesOf(string name) => Lines(this[name]);

    public static IReadOnlyList<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
