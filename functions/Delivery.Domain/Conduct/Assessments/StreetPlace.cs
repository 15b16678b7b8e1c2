namespace Delivery.Domain.Conduct.Assessments;

/// <summary>A street's place in a year, among how many; equal scores share a place.</summary>
public sealed record StreetPlace(int InCity, int OfCity, int InDistrict, int OfDistrict)
{
    /// <returns>Null where the street is not ranked: no lesson of the year is over.</returns>
    public static StreetPlace? Of(IReadOnlyList<Assessed> ranked, string street)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        if (ranked.FirstOrDefault(one => one.Year.Street == street) is not { } own)
            return null;
        var district = ranked.Where(one => one.Year.District == own.Year.District).ToList();
        return new(own.Rank, ranked.Count, 1 + district.Count(one => one.Score > own.Score), district.Count);
    }
}
