using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Pages.Programme;

namespace Delivery.Functions.Programme;

/// <summary>
/// A week that is too long to read, and too heavy for a phone, by district: how many lessons on which day, and the way there.
/// </summary>
public static class DistrictCounts
{
    /// <summary>So many lessons are shown at once; a week of the whole city has some fifteen times as many.</summary>
    public const int MostAtOnce = 100;

    /// <returns>Null when the week can be shown as it is.</returns>
    public static IReadOnlyList<DistrictCount>? Of(
        string path,
        ProgrammeFilter filter,
        IReadOnlyCollection<ProgrammeLesson> taken
    )
    {
        if (filter.District is not null || filter.Street is not null || taken.Count <= MostAtOnce)
            return null;
        var lessons = taken.ToLookup(lesson => lesson.District);
        // A name that Shanghai does not have, from an older register, is still found.
        var names = Districts.All.Select(district => district.Name).Union(lessons.Select(district => district.Key));
        return [.. names.Select(name => Of(name, path, filter, [.. lessons[name]]))];
    }

    private static DistrictCount Of(
        string name,
        string path,
        ProgrammeFilter filter,
        IReadOnlyCollection<ProgrammeLesson> lessons
    ) =>
        new(
            name,
            Districts.Find(name) is { } district ? path + (filter with { District = district }).Query() : null,
            lessons.Count,
            [
                .. lessons
                    .CountBy(lesson => ShanghaiTime.DateOf(lesson.Start))
                    .OrderBy(day => day.Key)
                    .Select(day => new DayCount(day.Key, day.Value)),
            ]
        );
}
