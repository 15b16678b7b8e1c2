using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Local.City.People;

namespace Delivery.Local.City.Sums;

/// <param name="Expected">How many people usually come.</param>
public sealed record CityLesson(string LessonId, DateTimeOffset Start, int Expected)
{
    public string CourseId => LessonId[..LessonId.LastIndexOf('-')];

    public int Number => int.Parse(LessonId[(LessonId.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);
}

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
                .Where(lesson => lesson!["status"]!.GetValue<string>() != "Cancelled")
                .Select(lesson => new CityLesson(
                    lesson!["lessonId"]!.GetValue<string>(),
                    lesson["start"]!.GetValue<DateTimeOffset>(),
                    lesson["category"]!.GetValue<string>() == "Lecture" ? 60 : 28
                ))
                .Where(lesson => ShanghaiTime.DateOf(lesson.Start) == day),
        ];
    }
}
