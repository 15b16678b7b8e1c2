using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Matching.Confirmation;

/// <summary>Once acknowledged, the lists of the weeks name the teacher who agreed to be named; the programme is made of them.</summary>
public sealed class NameInWeeks(LessonLists lists)
{
    public async Task RunAsync(CourseWithLessons course)
    {
        if (course.Course.PublishedTeacher is not { } name)
            return;
        foreach (var lesson in course.Lessons.Where(CourseWithLessons.IsRemaining))
            if (await lists.FindAsync(lesson.Start, lesson.LessonId) is { } listed && listed.TeacherName != name)
                await lists.PutAsync(listed with { TeacherName = name });
    }
}
