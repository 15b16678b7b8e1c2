using Delivery.Domain.Calendar;

namespace Delivery.Local.City;

public sealed record CityLesson(
    string LessonId,
    string CourseId,
    string? TeacherId,
    DateTimeOffset Start,
    int Minutes,
    int Expected
);

/// <summary>The lessons of running courses, as the people who go there know them.</summary>
public static class CityLessons
{
    /// <summary>One lesson in fifty does not take place.</summary>
    public static bool IsMissed(Chance chance, string lessonId) => chance.Hits(0.02, $"missed|{lessonId}");

    /// <summary>From the published week: what is not in the programme, nobody goes to.</summary>
    public static async Task<IReadOnlyList<CityLesson>> OfDayAsync(CityApi api, Season season, DateOnly day)
    {
        if (!season.Contains(day))
            return [];
        var week = await api.GetAsync($"api/programmes/{Week.Of(day)}");
        if (!week.Ok)
            return [];
        return
        [
            .. week.Body!["lessons"]!
                .AsArray()
                .Select(lesson => new CityLesson(
                    lesson!["lessonId"]!.GetValue<string>(),
                    lesson["lessonId"]!.GetValue<string>()[..^3],
                    null,
                    lesson["start"]!.GetValue<DateTimeOffset>(),
                    0,
                    24
                ))
                .Where(lesson => ShanghaiTime.DateOf(lesson.Start) == day),
        ];
    }
}
