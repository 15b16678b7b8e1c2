using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Conduct.Changes;

/// <summary>What somebody asks for, before it is judged.</summary>
/// <param name="Start">The lesson's other time; for moves.</param>
/// <param name="Venue">For another venue.</param>
/// <param name="AcceptsHolidays">The sender means it that a lesson comes to lie on a public holiday.</param>
public sealed record ChangeWish(
    ChangeKind Kind,
    DateTimeOffset? Start,
    Venue? Venue,
    string? Reason,
    bool AcceptsHolidays = false
)
{
    /// <summary>The lessons that it changes: those that follow come along where the kind says so.</summary>
    /// <param name="lesson">The lesson that it was filed on.</param>
    /// <param name="lessons">All of the course.</param>
    public IReadOnlyList<LessonChange> Changes(Lesson lesson, IEnumerable<Lesson> lessons)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        var by = Start - lesson.Start ?? TimeSpan.Zero;
        var touched = Kind is ChangeKind.Move or ChangeKind.Cancel ? [lesson] : After(lesson, lessons);
        return [.. touched.Select(one => Change(one, by))];
    }

    private LessonChange Change(Lesson lesson, TimeSpan by) =>
        new(
            lesson.LessonId,
            lesson.Number,
            new LessonTime(lesson.Start, lesson.Minutes),
            Kind switch
            {
                ChangeKind.Cancel => null,
                ChangeKind.Venue => new LessonTime(lesson.Start, lesson.Minutes),
                _ => new LessonTime(lesson.Start + by, lesson.Minutes),
            }
        );

    private static IReadOnlyList<Lesson> After(Lesson lesson, IEnumerable<Lesson> lessons) =>
        [
            .. lessons
                .Where(one => one.Status == LessonStatus.Scheduled && one.Start >= lesson.Start)
                .OrderBy(one => one.Start),
        ];
}
