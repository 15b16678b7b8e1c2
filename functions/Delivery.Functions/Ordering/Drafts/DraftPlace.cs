using Delivery.Domain.Calendar;

namespace Delivery.Functions.Ordering.Drafts;

/// <summary>Where a draft lies: the year in which it was begun, and its id, as "2026-0f3c…".</summary>
public readonly record struct DraftPlace(int Year, string Id)
{
    private const int IdLength = 32;

    public static bool TryParse(string text, out DraftPlace place)
    {
        place = default;
        if (text.Split('-') is not [var year, var id] || !YearNumber.TryParse(year, out var number) || !IsId(id))
            return false;
        place = new DraftPlace(number, id);
        return true;
    }

    /// <summary>The key of the form in which it was begun, so that a double click keeps one draft.</summary>
    public static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);
}
