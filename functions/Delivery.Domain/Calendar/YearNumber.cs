namespace Delivery.Domain.Calendar;

/// <summary>A calendar year as an address names it, "2026".</summary>
public static class YearNumber
{
    public static bool TryParse(string? text, out int year)
    {
        year = 0;
        return text is { Length: 4 } && Digits.TryParse(text, out year) && NamedYears.Contain(year);
    }
}
