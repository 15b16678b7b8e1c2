using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Delivery.Domain.Calendar;

/// <summary>A calendar month, written "2026-09".</summary>
[JsonConverter(typeof(AsText<Month>))]
public readonly record struct Month : IParsable<Month>, IComparable<Month>
{
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public Month(int year, int number)
    {
        if (!Exists(year, number))
            throw new ArgumentOutOfRangeException(nameof(number), $"No month {year}-{number}.");
        (Year, Number) = (year, number);
    }

    public int Year { get; }
    public int Number { get; }

    public DateOnly First => new(Year, Number, 1);
    public DateOnly Last => new(Year, Number, DateTime.DaysInMonth(Year, Number));
    public Month Next => AddMonths(1);
    public Month Previous => AddMonths(-1);

    public static Month Of(DateOnly date) => new(date.Year, date.Month);

    public Month AddMonths(int months) => Of(First.AddMonths(months));

    public DateOnly Day(int day) => new(Year, Number, day);

    public bool Contains(DateOnly date) => Of(date) == this;

    /// <exception cref="FormatException">Not such a text.</exception>
    public static Month Parse(string s) =>
        TryParse(s, out var month) ? month : throw new FormatException($"Not a month: {s}");

    public static bool TryParse([NotNullWhen(true)] string? s, out Month result)
    {
        result = default;
        if (s is not { Length: 7 } || s[4] != '-')
            return false;
        if (!Digits.TryParse(s.AsSpan(0, 4), out var year) || !Digits.TryParse(s.AsSpan(5), out var number))
            return false;
        if (!Exists(year, number))
            return false;
        result = new(year, number);
        return true;
    }

    public int CompareTo(Month other) => (Year, Number).CompareTo((other.Year, other.Number));

    public override string ToString() => $"{Year:0000}-{Number:00}";

    private static bool Exists(int year, int number) => NamedYears.Contain(year) && number is >= 1 and <= 12;

    static Month IParsable<Month>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Month>.TryParse(string? s, IFormatProvider? provider, out Month result) =>
        TryParse(s, out result);
}
