namespace Delivery.Pages.Web.Registers;

/// <summary>An entry of a register being written: new, changed, refused, or changed by somebody else meanwhile.</summary>
/// <param name="Heading">修改街镇：清荷街道</param>
/// <param name="PostTo">Where the form is sent.</param>
/// <param name="BackPath">Where one goes who changes nothing.</param>
/// <param name="Version">Of what is stored; empty when nothing is.</param>
/// <param name="Values">Everything as it was typed.</param>
/// <param name="Rival">Who changed the entry meanwhile; null otherwise.</param>
/// <param name="Warnings">What saving this would move; it is saved when it is sent again.</param>
/// <param name="Seen">Names these warnings, so that no others are passed unseen.</param>
public sealed record EntryFormModel(
    PageFrame Frame,
    string Heading,
    string ListPath,
    string Register,
    string PostTo,
    string BackPath,
    string FormKey,
    string Version,
    IReadOnlyList<FieldGroup> Groups,
    EntryValues Values,
    FormErrors Errors,
    RivalChange? Rival = null,
    IReadOnlyList<string>? Warnings = null,
    string Seen = ""
) : IModelOf<EntryFormPage>;

/// <summary>What somebody else saved while this form was open.</summary>
/// <param name="Fields">Names of the fields in which both differ.</param>
/// <param name="Takes">What was chosen already, by field: "typed" or "stored".</param>
public sealed record RivalChange(
    string By,
    DateTimeOffset At,
    EntryValues Stored,
    IReadOnlyList<string> Fields,
    IReadOnlyDictionary<string, string> Takes
)
{
    /// <summary>The fields in which both differ, as the form brings them back.</summary>
    public string Names => string.Join(' ', Fields);
}
