namespace Delivery.Pages.Web.Registers;

/// <summary>One entry of a register: what it holds, what belongs to it, and who changed it.</summary>
/// <param name="Register">街镇</param>
/// <param name="ListPath">Where all of them are.</param>
/// <param name="Warnings">What a person should look at, such as an address that mail does not reach.</param>
/// <param name="More">What belongs to the entry and is kept elsewhere.</param>
/// <param name="EditPath">Null for who may not change it.</param>
/// <param name="OlderPath">The changes before these.</param>
public sealed record EntryModel(
    PageFrame Frame,
    string Register,
    string ListPath,
    string Code,
    string Title,
    IReadOnlyList<Mark> Marks,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<FactGroup> Facts,
    IReadOnlyList<FactGroup> More,
    IReadOnlyList<EntryChange> History,
    string? EditPath = null,
    string? OlderPath = null
) : IModelOf<EntryPage>;

/// <param name="Path">Where more of it is.</param>
public sealed record FactGroup(
    string Title,
    IReadOnlyList<Fact> Facts,
    string? Note = null,
    string? Path = null,
    string? LinkText = null
);

/// <param name="Nothing">What an empty text means.</param>
public sealed record Fact(string Label, string Text, string? Path = null, Mark? Mark = null, string Nothing = "没有填");

/// <summary>Who did what to an entry, and what was before and after.</summary>
/// <param name="What">登记, 修改.</param>
public sealed record EntryChange(
    DateTimeOffset At,
    string By,
    string What,
    string? Note,
    IReadOnlyList<FieldChange> Fields
)
{
    /// <summary>Every field that differs, in the order of the form.</summary>
    /// <param name="before">Null when the entry was made: then every field that holds something.</param>
    public static IReadOnlyList<FieldChange> Between(
        IEnumerable<FieldGroup> groups,
        EntryValues? before,
        EntryValues after
    ) =>
        [
            .. from field in groups.SelectMany(part => part.Fields)
            let was = before?[field.Name] ?? ""
            where was != after[field.Name]
            select new FieldChange(
                field.Label,
                before is null ? null : field.Shown(was),
                field.Shown(after[field.Name])
            ),
        ];
}

/// <param name="Before">Null when there was nothing before.</param>
public sealed record FieldChange(string Label, string? Before, string After);
