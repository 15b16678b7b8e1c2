using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Certificates;

/// <param name="Title">清荷街道 太极拳，最后一节 10月12日（周一）.</param>
public sealed record CourseBeyond(string Title, string Path);

/// <summary>The courses of a discipline that a teacher was confirmed for, with lessons after the last day of the certificate.</summary>
public sealed class CoursesBeyond(TeacherCalendars calendars, Courses courses)
{
    public async Task<IReadOnlyList<CourseBeyond>> OfAsync(string teacherId, Qualification certificate)
    {
        if (certificate.Until is not { } last)
            return [];
        var booked = await calendars.BookingsFromAsync(teacherId, last.AddDays(1));
        var beyond = new List<CourseBeyond>();
        foreach (var lessons in booked.GroupBy(one => LessonId.Parse(one.LessonId).OrderId))
            if (
                await courses.FindAsync(lessons.Key) is { Value: { Teacher: { } teacher } course }
                && teacher.TeacherId == teacherId
                && course.Discipline.Code == certificate.Discipline
            )
                beyond.Add(
                    new CourseBeyond(
                        $"{course.Street.Name} {course.Discipline.Name}，最后一节 {Dates.DayAndWeekday(lessons.Max(one => one.Start))}",
                        Paths.ReviewOrder(course.CourseId)
                    )
                );
        return beyond;
    }
}
