using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Programme;

/// <summary>A lesson as the public sees it; names, not codes.</summary>
/// <param name="TeacherName">Null without the teacher's consent; set it through <see cref="TaughtBy"/>.</param>
public sealed record ProgrammeLesson(
    string LessonId,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Discipline,
    Category Category,
    string Venue,
    string Address,
    string District,
    string Street,
    PublishedContact Contact,
    EnrolmentStatus Enrolment,
    LessonStatus Status,
    string? TeacherName
)
{
    /// <summary>Names the teacher only with the teacher's recorded consent.</summary>
    public ProgrammeLesson TaughtBy(Teacher? teacher) =>
        this with
        {
            TeacherName = teacher is { NameMayBePublished: true } ? teacher.Name : null,
        };
}
