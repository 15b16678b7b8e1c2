using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Programme;

/// <summary>How full a week's courses of a district are.</summary>
/// <param name="District">By name.</param>
/// <param name="Courses">Those that take enrolments.</param>
/// <param name="Taken">Places that people have, in all lessons of a course the same ones.</param>
public sealed record DistrictEnrolments(string District, int Courses, int Taken, int Places);

/// <summary>How many people were enrolled in the courses of a week, by district; nobody's name.</summary>
/// <param name="Districts">In their order; only those with courses that take enrolments.</param>
public sealed record WeekEnrolments(Week Week, IReadOnlyList<DistrictEnrolments> Districts)
{
    public int Taken => Districts.Sum(one => one.Taken);

    public int Places => Districts.Sum(one => one.Places);

    /// <param name="lessons">
    /// With the places as they are now; each course counts once, however many lessons it has, unless all are cancelled.
    /// </param>
    public static WeekEnrolments Of(Week week, IReadOnlyList<ProgrammeLesson> lessons) =>
        new(
            week,
            [
                .. from district in Ordering.Districts.All
                let courses = lessons
                    .Where(lesson => lesson.District == district.Name && lesson.Enrolment.Capacity > 0)
                    .Where(lesson => lesson.Status != LessonStatus.Cancelled)
                    .DistinctBy(lesson => LessonId.Parse(lesson.LessonId).OrderId)
                    .ToList()
                where courses.Count > 0
                select new DistrictEnrolments(
                    district.Name,
                    courses.Count,
                    courses.Sum(lesson => lesson.Enrolment.Taken),
                    courses.Sum(lesson => lesson.Enrolment.Capacity)
                ),
            ]
        );

    /// <summary>Of a district that had no such course: nothing.</summary>
    public int TakenIn(string district) => Districts.Where(one => one.District == district).Sum(one => one.Taken);
}
