using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;

namespace Delivery.Domain.Conduct.Assessments;

/// <summary>A lesson that a street ordered for a year.</summary>
/// <param name="Discipline">Its name.</param>
/// <param name="Came">Participants; 0 where nobody counted or it was not held.</param>
/// <param name="Reason">Why it was not held, in the street's words; null otherwise.</param>
public sealed record YearLesson(
    string LessonId,
    string Discipline,
    LessonFate Fate,
    int Came = 0,
    Ratings? Ratings = null,
    string? Reason = null
);

/// <param name="Count">Rated lessons. The means lie between 1 and 5.</param>
public sealed record MeanRatings(int Count, decimal Teaching, decimal Punctuality, decimal Organisation);

public sealed record DisciplineYear(string Name, int Ordered, int Held, int Came);

/// <summary>A street's year in lessons: what it ordered, what became of it, and its place.</summary>
/// <param name="Lessons">By the Shanghai year of the lesson, each once.</param>
/// <param name="Fees">Yuan before tax that were paid for the year's orders.</param>
/// <param name="OpenFeedback">Months that are over, with lessons and no report.</param>
/// <param name="Score">Null while no lesson of the year is over.</param>
/// <param name="Place">Null where it has no score.</param>
/// <param name="PlaceAt">As of when the other streets' scores are with which its own is compared.</param>
public sealed record StreetStatement(
    string Street,
    string Name,
    string District,
    int Year,
    IReadOnlyList<YearLesson> Lessons,
    decimal Fees,
    IReadOnlyList<Month> OpenFeedback,
    Assessed? Score,
    StreetPlace? Place,
    DateTimeOffset PlaceAt
)
{
    public int Ordered => Lessons.Count;

    public int Came => Lessons.Sum(lesson => lesson.Came);

    public int Count(LessonFate fate) => Lessons.Count(lesson => lesson.Fate == fate);

    /// <summary>How many lessons had each fate that any had; together all that were ordered.</summary>
    public IReadOnlyList<(LessonFate Fate, int Lessons)> Fates =>
        [.. Lessons.GroupBy(lesson => lesson.Fate).OrderBy(one => one.Key).Select(one => (one.Key, one.Count()))];

    /// <summary>Why lessons were not held, the most frequent first.</summary>
    public IReadOnlyList<(string Reason, int Lessons)> Reasons =>
        [
            .. Lessons
                .Where(lesson => lesson.Reason is not null)
                .GroupBy(lesson => lesson.Reason!, StringComparer.Ordinal)
                .OrderByDescending(one => one.Count())
                .ThenBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => (one.Key, one.Count())),
        ];

    public IReadOnlyList<DisciplineYear> Disciplines =>
        [
            .. Lessons
                .GroupBy(lesson => lesson.Discipline, StringComparer.Ordinal)
                .Select(one => new DisciplineYear(
                    one.Key,
                    one.Count(),
                    one.Count(lesson => lesson.Fate == LessonFate.Held),
                    one.Sum(lesson => lesson.Came)
                ))
                .OrderByDescending(one => one.Ordered)
                .ThenBy(one => one.Name, StringComparer.Ordinal),
        ];

    /// <summary>The street's own ratings on average; null where it rated nothing.</summary>
    public MeanRatings? Ratings
    {
        get
        {
            var rated = Lessons.Select(lesson => lesson.Ratings).OfType<Ratings>().ToList();
            return rated.Count == 0
                ? null
                : new(
                    rated.Count,
                    rated.Average(one => (decimal)one.Teaching),
                    rated.Average(one => (decimal)one.Punctuality),
                    rated.Average(one => (decimal)one.Organisation)
                );
        }
    }
}
