using System.Globalization;

namespace Delivery.Domain;

/// <summary>Numbers inside ids: ASCII digits only, no sign, no space.</summary>
internal static class Digits
{
    public static bool TryParse(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
