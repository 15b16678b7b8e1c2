using Delivery.Domain.Matching;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>Leaves of a course in its teacher's calendar what its lessons say, and nothing else.</summary>
public sealed class HeldLessons(Courses courses, TeacherCalendars calendars)
{
    public async Task ReleaseAsync(string courseId)
    {
        if (await courses.FindWithLessonsAsync(courseId) is not { Course: { Teacher: { } teacher } course } read)
            return;
        await calendars.KeepOnlyAsync(
            teacher.TeacherId,
            courseId,
            [
                .. read
                    .Lessons.Where(lesson =>
                        lesson.Status != LessonStatus.Cancelled
                        && course.TeacherOf(lesson)?.TeacherId == teacher.TeacherId
                    )
                    .Select(lesson => Booking.Of(course, lesson)),
            ]
        );
    }
}
