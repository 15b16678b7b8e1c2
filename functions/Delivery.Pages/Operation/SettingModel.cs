using Delivery.Domain.Operation;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Operation;

/// <summary>One setting with its history, and the form to change it.</summary>
/// <param name="Version">As the form was shown; one changed by others meanwhile is not overwritten.</param>
/// <param name="Range">What the value may be, in words.</param>
/// <param name="MayChange">Only an admin may; other staff read.</param>
/// <param name="History">The last decided first.</param>
public sealed record SettingModel(
    PageFrame Frame,
    string FormKey,
    string Version,
    SettingLine Line,
    string Group,
    SettingKind Kind,
    string Range,
    string? Hint,
    SettingFormValues Values,
    FormErrors Errors,
    bool MayChange,
    DateOnly Today,
    IReadOnlyList<SettingChangeLine> History
) : IModelOf<SettingPage>
{
    /// <summary>The values that there are; null where any of the range may be typed.</summary>
    public IReadOnlyList<Choice>? Choices { get; init; }

    /// <summary>Who changed the setting while this form was open; null otherwise.</summary>
    public RivalChange? Rival { get; init; }

    /// <summary>The form's fields by name, for both sides.</summary>
    public IReadOnlyList<EntryField> Fields { get; init; } = [];
}

/// <summary>Everything as it was typed.</summary>
public sealed record SettingFormValues(string Value, string From, string Reason);
