using System.Globalization;
using Delivery.Domain.Operation;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Operation;

/// <summary>A change of a setting as its form has it, in words where two people differ.</summary>
public static class SettingFields
{
    public static IReadOnlyList<EntryField> Of(Setting setting) =>
        [
            new("value", "改为", Words: setting.Shown),
            new("from", "从哪一天起", FieldKind.Date, Words: DayOf),
            new("reason", "理由", FieldKind.Lines),
        ];

    public static EntryValues ValuesOf(SettingChange change) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["value"] = change.Value,
                ["from"] = Dates.Iso(change.HoldsFrom),
                ["reason"] = change.Reason,
            }
        );

    // As it was typed where it is no day.
    private static string DayOf(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Dates.FullDay(day)
            : typed;
}
