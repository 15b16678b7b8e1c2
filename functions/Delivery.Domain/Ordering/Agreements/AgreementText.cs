using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering.Agreements;

/// <summary>One version of the year's letter. What streets have signed never changes: another text is another version.</summary>
/// <param name="Version">The year, or the year with a number: 2027, 2027-2.</param>
/// <param name="From">From this day on orders need this version, so that who signed an older one signs again.</param>
/// <param name="PublishedOn">Since when streets can sign it, and are asked to.</param>
public sealed record AgreementText(string Version, string Text, DateOnly From, DateOnly PublishedOn)
{
    /// <summary>The year that the letter is for.</summary>
    public int Year => AgreementVersion.YearOf(Version);
}

/// <summary>Versions are named by their year and counted within it.</summary>
public static class AgreementVersion
{
    /// <summary>0 where the text names no version.</summary>
    public static int YearOf(string version) => TryParse(version, out var year, out _) ? year : 0;

    /// <param name="number">The year alone is its first version.</param>
    public static bool TryParse(string version, out int year, out int number)
    {
        ArgumentNullException.ThrowIfNull(version);
        (year, number) = (0, 1);
        var parts = version.Split('-');
        return parts.Length is 1 or 2
            && YearNumber.TryParse(parts[0], out year)
            && (
                parts.Length == 1
                || parts[1] is { Length: 1 or 2 } text
                    && text[0] != '0'
                    && Digits.TryParse(text, out number)
                    && number > 1
            );
    }
}
