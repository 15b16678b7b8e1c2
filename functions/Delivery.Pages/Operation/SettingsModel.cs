using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>Every setting by group.</summary>
public sealed record SettingsModel(PageFrame Frame, string FormKey, IReadOnlyList<SettingSection> Sections)
    : IModelOf<SettingsPage>;

public sealed record SettingSection(string Title, IReadOnlyList<SettingLine> Settings);

/// <param name="Value">With its unit, as all values here.</param>
/// <param name="Default">What holds where nobody has changed it.</param>
/// <param name="Since">Since when the value holds; null for the default.</param>
/// <param name="Planned">What will hold from a later day, soonest first.</param>
public sealed record SettingLine(
    string Name,
    string Label,
    string Value,
    string Default,
    DateOnly? Since,
    IReadOnlyList<SettingChangeLine> Planned
);

public sealed record SettingChangeLine(string Value, DateOnly HoldsFrom, string Reason, string By, DateTimeOffset At);
