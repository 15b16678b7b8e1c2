using System.Collections.Concurrent;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>What all streets did in a year, as it was read at a moment.</summary>
public sealed record CityYear(DateTimeOffset At, IReadOnlyList<AssessedYear> Streets)
{
    /// <summary>The ranking with one street's figures as they are now: what it reads of itself fits its place.</summary>
    public IReadOnlyList<Assessed> RankedWith(AssessedYear own, AssessmentFormula formula) =>
        Assessment.Rank([own, .. Streets.Where(street => street.Street != own.Street)], formula);
}

/// <summary>
/// The city's years as they were read some minutes ago at most, for a street's place among the others: a year is all
/// lessons of fourteen months, and at its end each office looks at it.
/// </summary>
public sealed class CityStandings(StreetYearReader years, TimeProvider clock)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    // One looks at this year and at the last.
    private const int MostKept = 4;

    private readonly ConcurrentDictionary<int, CityYear> read = new();

    public async Task<CityYear> OfAsync(int year)
    {
        if (read.TryGetValue(year, out var known) && clock.IsWithin(Fresh, known.At))
            return known;
        var at = clock.GetUtcNow();
        var city = new CityYear(at, await years.ReadAsync(year));
        if (read.Count >= MostKept)
            read.Clear();
        return read[year] = city;
    }
}
