using System.Globalization;
using Delivery.Domain.Money;

namespace Delivery.Domain.Operation;

public enum SettingKind
{
    WholeNumber,

    /// <summary>At most two decimals.</summary>
    Amount,

    YesNo,

    /// <summary>A time of day, Asia/Shanghai.</summary>
    TimeOfDay,

    Text,

    Phone,
}

/// <summary>One value of domain.md that staff may change: how it is called, what it may be, and where it goes.</summary>
/// <param name="Name">Its address in the API, and the key of its row.</param>
/// <param name="Label">As the page calls it.</param>
/// <param name="Unit">Empty where the value says it itself.</param>
/// <param name="Range">What it may be, in words.</param>
public sealed record Setting(
    string Name,
    string Label,
    SettingGroup Group,
    SettingKind Kind,
    string Unit,
    string Range,
    string? Hint
)
{
    /// <summary>What was typed in the one form in which it is kept; null when it is no such value or out of range.</summary>
    public required Func<string, string?> Parse { get; init; }

    public required Func<AllSettings, string> ValueIn { get; init; }

    /// <summary>The settings with this one as it is kept.</summary>
    public required Func<AllSettings, string, AllSettings> Put { get; init; }

    /// <summary>The values that there are, by how they are kept, in words; null where any of the range may be typed.</summary>
    public IReadOnlyDictionary<string, string>? Words { get; init; }

    /// <summary>Puts into words a value that is made of codes; null where it is read as it is kept.</summary>
    public Func<string, string>? InWords { get; init; }

    /// <returns>The value as it is kept, or the refusal that names setting and range.</returns>
    public Outcome<string> Check(string typed) =>
        Parse(typed.Trim()) is { } value
            ? Outcome.Of(value)
            : Outcome.Refused<string>("setting.value", $"“{Label}”应为{Range}，请改正", "value");

    /// <summary>The value as people read it: 10个工作日, 10,000元, 是, 18:00.</summary>
    public string Shown(string value) =>
        Kind == SettingKind.YesNo ? (value == "true" ? "是" : "否")
        : Words?.GetValueOrDefault(value) is { } word ? word
        : InWords is { } inWords ? inWords(value)
        : Unit == "元" ? Yuan.Short(decimal.Parse(value, CultureInfo.InvariantCulture)) + Unit
        : value + Unit;
}
