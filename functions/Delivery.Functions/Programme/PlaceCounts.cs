using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Pages.Programme;

namespace Delivery.Functions.Programme;

/// <summary>
/// A week that is too long to read, and too heavy for a phone, by district, or a large district's by street: how many
/// lessons on which day, and the way there.
/// </summary>
public static class PlaceCounts
{
    /// <summary>So many lessons of the whole city are shown at once; a week has some fifteen times as many.</summary>
    public const int MostOfCity = 100;

    /// <summary>So many of a district: most have fewer, and are read at once.</summary>
    public const int MostOfDistrict = 150;

    /// <returns>Null when the week can be shown as it is.</returns>
    public static IReadOnlyList<PlaceCount>? Of(
        string path,
        ProgrammeFilter filter,
        IReadOnlyCollection<ProgrammeLesson> taken
    ) =>
        filter switch
        {
            { Street: not null } => null,
            { District: null } => taken.Count > MostOfCity ? ByDistrict(path, filter, taken) : null,
            _ => taken.Count > MostOfDistrict ? ByStreet(path, filter, taken) : null,
        };

    private static IReadOnlyList<PlaceCount> ByDistrict(
        string path,
        ProgrammeFilter filter,
        IEnumerable<ProgrammeLesson> taken
    )
    {
        var lessons = taken.ToLookup(lesson => lesson.District);
        return
        [
            .. Districts.All.Select(district =>
                CountOf(
                    district.Name,
                    path + (filter with { District = district }).Query(),
                    [.. lessons[district.Name]]
                )
            ),
        ];
    }

    private static IReadOnlyList<PlaceCount> ByStreet(
        string path,
        ProgrammeFilter filter,
        IEnumerable<ProgrammeLesson> taken
    ) =>
        [
            .. taken
                .GroupBy(lesson => lesson.Street)
                .OrderBy(street => street.Key, StringComparer.Ordinal)
                .Select(street =>
                    CountOf(street.Key, path + (filter with { Street = street.Key }).Query(), [.. street])
                ),
        ];

    private static PlaceCount CountOf(string name, string path, IReadOnlyCollection<ProgrammeLesson> lessons) =>
        new(
            name,
            path,
            ProgrammeSelection.Held(lessons).Count(),
            [
                .. ProgrammeSelection
                    .Held(lessons)
                    .CountBy(lesson => ShanghaiTime.DateOf(lesson.Start))
                    .OrderBy(day => day.Key)
                    .Select(day => new DayCount(day.Key, day.Value)),
            ]
        );
}
