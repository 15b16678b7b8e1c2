using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Past;

/// <summary>What a teacher gave in a month: who came, what streets thought of it, and what was paid.</summary>
/// <param name="Lessons">In order of time; those ahead are on the first page.</param>
/// <param name="Ratings">Of the month's lessons together; null where there are too few to show.</param>
/// <param name="LaterPath">Null in the current month.</param>
public sealed record PastLessonsModel(
    PageFrame Frame,
    Month Month,
    IReadOnlyList<PastLesson> Lessons,
    RatingsOfTeacher? Ratings,
    string EarlierPath,
    string? LaterPath
) : IModelOf<PastLessonsPage>;

/// <param name="Headcount">Null where the street has not counted, and of a lesson that was not held.</param>
/// <param name="Pay">Whether it is paid.</param>
/// <param name="PayPath">The payslip's line; null before there is one.</param>
public sealed record PastLesson(
    string LessonId,
    int Number,
    DateTimeOffset Start,
    int Minutes,
    string Discipline,
    Category Category,
    string Street,
    int? Headcount,
    Mark Pay,
    string? PayPath
);
