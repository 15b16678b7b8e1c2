using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Delivery.Domain.Calendar;

/// <summary>An ISO week, Monday to Sunday, written "2026-W38".</summary>
[JsonConverter(typeof(AsText<Week>))]
public readonly record struct Week : IParsable<Week>, IComparable<Week>
{
    /// <exception cref="ArgumentOutOfRangeException">The year has no such week.</exception>
    public Week(int year, int number)
    {
        if (!Exists(year, number))
            throw new ArgumentOutOfRangeException(nameof(number), $"{year} has no week {number}.");
        (Year, Number) = (year, number);
    }

    /// <summary>The ISO year, which differs from the calendar year around New Year.</summary>
    public int Year { get; }
    public int Number { get; }

    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));
    public DateOnly Sunday => Monday.AddDays(6);
    public Week Next => Of(Monday.AddDays(7));
    public Week Previous => Of(Monday.AddDays(-7));

    /// <summary>The Friday before the week, holiday or not.</summary>
    public DateOnly PublishedOn => Monday.AddDays(-3);

    public static Week Of(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        return new(ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));
    }

    public bool Contains(DateOnly date) => date >= Monday && date <= Sunday;

    /// <exception cref="FormatException">Not such a text.</exception>
    public static Week Parse(string s) =>
        TryParse(s, out var week) ? week : throw new FormatException($"Not a week: {s}");

    public static bool TryParse([NotNullWhen(true)] string? s, out Week result)
    {
        result = default;
        if (s is not { Length: 8 } || s[4] != '-' || s[5] != 'W')
            return false;
        if (!Digits.TryParse(s.AsSpan(0, 4), out var year) || !Digits.TryParse(s.AsSpan(6), out var number))
            return false;
        if (!Exists(year, number))
            return false;
        result = new(year, number);
        return true;
    }

    public int CompareTo(Week other) => (Year, Number).CompareTo((other.Year, other.Number));

    public override string ToString() => $"{Year:0000}-W{Number:00}";

    private static bool Exists(int year, int number) =>
        NamedYears.Contain(year) && number >= 1 && number <= ISOWeek.GetWeeksInYear(year);

    static Week IParsable<Week>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Week>.TryParse(string? s, IFormatProvider? provider, out Week result) =>
        TryParse(s, out result);
}
