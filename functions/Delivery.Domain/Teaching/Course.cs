using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Teaching;

/// <summary>The teacher of a course, as he or she stood when chosen: a later change of grade changes no agreed fee.</summary>
public sealed record CourseTeacher(
    string TeacherId,
    string Name,
    string Phone,
    string Email,
    string Grade,
    bool NameMayBePublished
);

/// <summary>An approved order on its way: what is taught, where, for whom, and by whom once somebody is confirmed.</summary>
/// <param name="CourseId">The order's id.</param>
/// <param name="Street">As it stood on approval.</param>
/// <param name="Contacts">The order's own, or the street's.</param>
/// <param name="Teacher">Who gives the lessons that lie ahead; null while nobody is confirmed, or after a teacher has dropped out.</param>
/// <param name="ChosenAt">When the teacher was chosen; null in rows from before it was kept.</param>
/// <param name="AcknowledgedAt">When the teacher acknowledged the confirmation.</param>
/// <param name="GradeAskedFor">The grade of teacher that the street would like; null where any will do.</param>
/// <param name="FormerTeachers">Ids of those who were confirmed and dropped out, or whom the street objected to, in order; null for nobody.</param>
/// <param name="ObjectUntil">Until when the street may object to the teacher; null where it may not.</param>
/// <param name="Objection">The street's objection to the present teacher.</param>
public sealed record Course(
    string CourseId,
    Street Street,
    Discipline Discipline,
    FundingStream FundingStream,
    Audience Audience,
    Venue Venue,
    Contacts Contacts,
    string? RequestedTeacher,
    string? Notes,
    CourseTeacher? Teacher = null,
    DateTimeOffset? AcknowledgedAt = null,
    IReadOnlyList<string>? FormerTeachers = null,
    string? GradeAskedFor = null,
    DateTimeOffset? ObjectUntil = null,
    Objection? Objection = null,
    DateTimeOffset? ChosenAt = null
)
{
    /// <summary>How often a confirmed teacher has dropped out.</summary>
    public int DropOuts => FormerTeachers?.Count ?? 0;

    /// <summary>Somebody was confirmed, so that people may come, also while another teacher is looked for.</summary>
    public bool IsOpen => Teacher is not null || DropOuts > 0;

    /// <summary>
    /// The present teacher's name as the public may read it: with consent, and not before the confirmation is acknowledged
    /// (domain.md, sections 2.5 and 6); null where it may not.
    /// </summary>
    public string? PublishedTeacher =>
        Teacher is { NameMayBePublished: true } teacher && AcknowledgedAt is not null ? teacher.Name : null;

    /// <summary>Who gives a lesson: whoever gave it before dropping out, otherwise the course's present teacher; null for nobody.</summary>
    public CourseTeacher? TeacherOf(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return lesson.Teacher ?? Teacher;
    }

    /// <summary>With a teacher, who has yet to acknowledge.</summary>
    public Course TaughtBy(Teacher teacher, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return this with
        {
            Teacher = new CourseTeacher(
                teacher.TeacherId,
                teacher.Name,
                teacher.Phone,
                teacher.Email,
                teacher.Grade,
                teacher.NameMayBePublished
            ),
            AcknowledgedAt = null,
            ObjectUntil = null,
            Objection = null,
            ChosenAt = at,
        };
    }

    /// <summary>Where a lesson meets: a change may have moved it.</summary>
    public Venue VenueOf(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return lesson.Venue ?? Venue;
    }

    public static Course Of(Order order, Street street, Discipline discipline) =>
        new(
            order.OrderId,
            street,
            discipline,
            order.Request.FundingStream,
            order.Request.Audience,
            order.Request.Venue,
            order.Request.Contacts ?? street.Contacts,
            order.Request.RequestedTeacher,
            order.Request.Notes,
            GradeAskedFor: order.Request.GradeAskedFor
        );

    /// <summary>The lessons as ordered, numbered in order of their start.</summary>
    public static IReadOnlyList<Lesson> LessonsOf(Order order) =>
        [
            .. order
                .Request.Lessons.OrderBy(lesson => lesson.Start)
                .Select(
                    (lesson, index) =>
                        new Lesson(
                            LessonId.Format(order.OrderId, index + 1),
                            order.OrderId,
                            index + 1,
                            lesson.Start,
                            lesson.Minutes,
                            LessonStatus.Scheduled,
                            Headcount: null,
                            HasMedia: false
                        )
                ),
        ];
}
