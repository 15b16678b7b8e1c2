using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Delivery.Domain.Calendar;

/// <summary>A season of a year, written "2026-spring", "2026-summer" or "2026-autumn".</summary>
[JsonConverter(typeof(AsText<Season>))]
public readonly record struct Season(int Year, SeasonKind Kind) : IParsable<Season>
{
    /// <summary>With the default months; where the months are a setting, ask <see cref="SeasonMonths"/>.</summary>
    public DateOnly First => SeasonMonths.Default.FirstOf(this);

    /// <inheritdoc cref="First"/>
    public DateOnly Last => SeasonMonths.Default.LastOf(this);

    /// <summary>"2026年秋季".</summary>
    public string Label =>
        Kind switch
        {
            SeasonKind.Spring => $"{Year}年春季",
            SeasonKind.YouthSummer => $"{Year}年暑期",
            _ => $"{Year}年秋季",
        };

    public static Season? Of(DateOnly date) => SeasonMonths.Default.SeasonOf(date);

    /// <summary>The season that a date lies in, or the next one to begin.</summary>
    public static Season RunningOrNext(DateOnly date)
    {
        while (Of(date) is null)
            date = date.AddDays(1);
        return Of(date)!.Value;
    }

    public bool Contains(DateOnly date) => SeasonMonths.Default.Contains(this, date);

    /// <exception cref="FormatException">Not such a text.</exception>
    public static Season Parse(string s) =>
        TryParse(s, out var season) ? season : throw new FormatException($"Not a season: {s}");

    public static bool TryParse([NotNullWhen(true)] string? s, out Season result)
    {
        result = default;
        if (s is not { Length: 11 } || s[4] != '-' || !Digits.TryParse(s.AsSpan(0, 4), out var year))
            return false;
        if (!NamedYears.Contain(year) || KindOf(s[5..]) is not { } kind)
            return false;
        result = new(year, kind);
        return true;
    }

    public override string ToString() => $"{Year:0000}-{Name(Kind)}";

    private static SeasonKind? KindOf(string name) =>
        name switch
        {
            "spring" => SeasonKind.Spring,
            "summer" => SeasonKind.YouthSummer,
            "autumn" => SeasonKind.Autumn,
            _ => null,
        };

    private static string Name(SeasonKind kind) =>
        kind switch
        {
            SeasonKind.Spring => "spring",
            SeasonKind.YouthSummer => "summer",
            _ => "autumn",
        };

    static Season IParsable<Season>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Season>.TryParse(string? s, IFormatProvider? provider, out Season result) =>
        TryParse(s, out result);
}
