using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Matching;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>
/// Leaves of a change's lessons in the teacher's calendar what they say themselves, and nothing else. The course's other
/// lessons are not touched: another change may be held for them at this moment.
/// </summary>
public sealed class HeldLessons(Courses courses, TeacherCalendars calendars)
{
    public async Task ReleaseAsync(ChangeRequest change)
    {
        if (await courses.FindWithLessonsAsync(change.CourseId) is not { Course: { Teacher: { } teacher } course } read)
            return;
        var touched = change.Lessons.Select(lesson => lesson.LessonId).ToHashSet();
        await calendars.KeepOnlyAsync(
            teacher.TeacherId,
            touched,
            [
                .. read
                    .Lessons.Where(lesson => touched.Contains(lesson.LessonId))
                    .Where(lesson => lesson.Status != LessonStatus.Cancelled)
                    .Where(lesson => course.TeacherOf(lesson)?.TeacherId == teacher.TeacherId)
                    .Select(lesson => Booking.Of(course, lesson)),
            ]
        );
    }
}
