using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Conduct;

/// <summary>A lesson that is over, with what its street said of it.</summary>
internal sealed record PastLesson(LessonOfMonth Lesson, LessonFeedback? Feedback)
{
    /// <summary>By staff's word, else the street's, else the teacher's evidence; null while nobody has said anything.</summary>
    public bool? WasHeld => Lesson.DecidedByStaff ?? Feedback?.Delivered ?? (Lesson.HasMedia ? true : null);

    /// <summary>Participants; null where nobody counted.</summary>
    public int? Came => Feedback?.Headcount ?? Lesson.Headcount;

    /// <summary>Planned participants; the category's least number where they were not kept.</summary>
    public int ExpectedBy(CurrentSettings settings) => Lesson.Expected > 0 ? Lesson.Expected : LeastBy(settings);

    public int LeastBy(CurrentSettings settings) =>
        settings.At(Lesson.Start).Teaching.MinimumHeadcount(Lesson.Category);

    /// <summary>The lessons of a month's list that are over; one that waited stands in the next month's list too, and counts in its own.</summary>
    public static IEnumerable<PastLesson> Of(
        Month month,
        IReadOnlyList<LessonOfMonth> lessons,
        IReadOnlyList<FeedbackReport> reports,
        DateTimeOffset now
    )
    {
        var said = reports.SelectMany(report => report.Lessons).ToDictionary(lesson => lesson.LessonId);
        return lessons
            .Where(one => Month.Of(ShanghaiTime.DateOf(one.Start)) == month && one.Start.AddMinutes(one.Minutes) <= now)
            .Select(one => new PastLesson(one, said.GetValueOrDefault(one.LessonId)));
    }
}
