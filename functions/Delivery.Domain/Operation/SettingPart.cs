using System.Globalization;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Operation;

/// <summary>Makes the catalogue's entries of one part of all settings.</summary>
internal sealed class SettingPart<T>(
    SettingGroup group,
    Func<AllSettings, T> part,
    Func<AllSettings, T, AllSettings> with
)
{
    private const string TimeFormat = "HH:mm";
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public Setting Whole(
        string name,
        string label,
        string unit,
        (int Least, int Most) range,
        Func<T, int> read,
        Func<T, int, T> write,
        string? hint = null
    ) =>
        new(name, label, group, SettingKind.WholeNumber, unit, $"{range.Least}至{range.Most}的整数", hint)
        {
            Parse = typed =>
                Digits.TryParse(typed, out var number) && number >= range.Least && number <= range.Most
                    ? number.ToString(Invariant)
                    : null,
            ValueIn = all => read(part(all)).ToString(Invariant),
            Put = (all, value) => with(all, write(part(all), int.Parse(value, Invariant))),
        };

    public Setting Amount(
        string name,
        string label,
        string unit,
        (decimal Least, decimal Most) range,
        Func<T, decimal> read,
        Func<T, decimal, T> write,
        string? hint = null
    ) =>
        new(
            name,
            label,
            group,
            SettingKind.Amount,
            unit,
            $"{range.Least:#,0.##}至{range.Most:#,0.##}的数，最多两位小数",
            hint
        )
        {
            Parse = typed =>
                decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, Invariant, out var amount)
                && amount >= range.Least
                && amount <= range.Most
                && decimal.Round(amount, 2) == amount
                    ? Kept(amount)
                    : null,
            ValueIn = all => Kept(read(part(all))),
            Put = (all, value) => with(all, write(part(all), decimal.Parse(value, Invariant))),
        };

    public Setting YesNo(string name, string label, Func<T, bool> read, Func<T, bool, T> write, string? hint = null) =>
        new(name, label, group, SettingKind.YesNo, string.Empty, "是或否（true 或 false）", hint)
        {
            Parse = typed =>
                typed is "true" or "是" ? "true"
                : typed is "false" or "否" ? "false"
                : null,
            ValueIn = all => read(part(all)) ? "true" : "false",
            Put = (all, value) => with(all, write(part(all), value == "true")),
        };

    public Setting Time(
        string name,
        string label,
        Func<T, TimeOnly> read,
        Func<T, TimeOnly, T> write,
        string? hint = null
    ) =>
        new(name, label, group, SettingKind.TimeOfDay, string.Empty, "00:00至23:59的时刻，例如 18:00", hint)
        {
            Parse = typed =>
                TimeOnly.TryParseExact(typed, TimeFormat, Invariant, DateTimeStyles.None, out _) ? typed : null,
            ValueIn = all => read(part(all)).ToString(TimeFormat, Invariant),
            Put = (all, value) => with(all, write(part(all), TimeOnly.ParseExact(value, TimeFormat, Invariant))),
        };

    public Setting Text(string name, string label, int longest, Func<T, string> read, Func<T, string, T> write) =>
        new(name, label, group, SettingKind.Text, string.Empty, $"1至{longest}个字，不换行", Hint: null)
        {
            Parse = typed =>
                typed.Length > 0 && new StringInfo(typed).LengthInTextElements <= longest && !typed.Any(char.IsControl)
                    ? typed
                    : null,
            ValueIn = all => read(part(all)),
            Put = (all, value) => with(all, write(part(all), value)),
        };

    /// <summary>A text of a form of its own.</summary>
    /// <param name="parse">What was typed as it is kept; null when it has not that form.</param>
    public Setting Written(
        string name,
        string label,
        string range,
        Func<string, string?> parse,
        Func<T, string> read,
        Func<T, string, T> write,
        string? hint = null
    ) =>
        new(name, label, group, SettingKind.Text, string.Empty, range, hint)
        {
            Parse = parse,
            ValueIn = all => read(part(all)),
            Put = (all, value) => with(all, write(part(all), value)),
        };

    public Setting Phone(string name, string label, Func<T, string> read, Func<T, string, T> write) =>
        new(
            name,
            label,
            group,
            SettingKind.Phone,
            string.Empty,
            "11位手机号，或带区号的座机号，例如 021-55500001",
            null
        )
        {
            Parse = typed => Phones.IsValid(typed) ? typed : null,
            ValueIn = all => read(part(all)),
            Put = (all, value) => with(all, write(part(all), value)),
        };

    private static string Kept(decimal amount) => amount.ToString("0.##", Invariant);
}
