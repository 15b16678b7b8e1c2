using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Email;

namespace Delivery.Functions.Email;

/// <summary>A course in the words of a letter.</summary>
public static class CourseWords
{
    public static CourseFacts Facts(this CourseWithLessons course)
    {
        var lessons = course.Lessons.Where(lesson => lesson.Status != LessonStatus.Cancelled).ToList();
        return new CourseFacts(
            course.Course.Discipline.Name,
            course.Course.Discipline.Category,
            course.Course.Street.Name,
            course.Venue.Name,
            course.Venue.Address,
            [.. lessons.Select(lesson => new LessonTime(lesson.Start, lesson.Minutes))],
            // The first of them is not always the course's first: others are over, or cancelled.
            [.. lessons.Select(lesson => lesson.Number)]
        );
    }

    public static IReadOnlyList<LessonTime> Times(this CourseWithLessons course) =>
        [.. course.Lessons.Select(lesson => new LessonTime(lesson.Start, lesson.Minutes))];

    /// <summary>初学，50—70岁，约25人</summary>
    public static string Words(this Audience audience) =>
        string.Join(
            '，',
            new[] { audience.Level, audience.Ages, $"约{audience.Expected}人" }.Where(part =>
                !string.IsNullOrWhiteSpace(part)
            )
        );
}
