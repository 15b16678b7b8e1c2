using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>Lays published weeks, or one course, out as calendars.</summary>
public sealed class CalendarReader(RecentEditions editions, Courses courses, LetterBox letters, TimeProvider clock)
{
    public async Task<string> FeedAsync(ProgrammeFilter filter)
    {
        var entries = LessonVersions.Of(await editions.ReadAsync()).Where(version => filter.Takes(version.Lesson));
        var name = filter.Street ?? filter.District?.Name ?? "上海市";
        return CalendarFile.Of(
            $"{name}社区体育配送",
            letters.Link(CalendarFeeds.Path + filter.Query()),
            entries.Select(CalendarEntry.Of)
        );
    }

    /// <returns>Null until the course has a teacher: before, it is no promise to anybody.</returns>
    public async Task<string?> CourseAsync(string courseId)
    {
        if (!OrderId.TryParse(courseId, out _) || await courses.FindAsync(courseId) is not { Value.IsOpen: true } found)
            return null;
        var (course, lessons) = (found.Value, await courses.LessonsAsync(courseId));
        var versions = LessonVersions
            .Of(await editions.ReadAsync())
            .ToDictionary(version => version.Lesson.LessonId, StringComparer.Ordinal);
        return CalendarFile.Of(
            $"{course.Discipline.Name}（{course.Street.Name}）",
            letters.Link(Paths.CourseCalendar(courseId)),
            lessons.Select(lesson => EntryOf(course, lesson.Value, versions.GetValueOrDefault(lesson.Value.LessonId)))
        );
    }

    /// <param name="published">Null while no programme has shown the lesson.</param>
    private CalendarEntry EntryOf(Course course, Lesson lesson, LessonVersion? published) =>
        new(
            lesson.LessonId,
            lesson.Start,
            lesson.End,
            $"{course.Discipline.Name}（{course.Street.Name}）",
            $"{course.VenueOf(lesson).Name}，{course.Street.District}{course.VenueOf(lesson).Address}",
            $"第{lesson.Number}节；咨询 {course.Street.PublishedContact.Name} {course.Street.PublishedContact.Phone}；免费",
            // The week's calendar counts what its editions showed, the lesson what was decided: the higher has seen both.
            Math.Max(published?.Sequence ?? 0, lesson.Sequence),
            lesson.Status == LessonStatus.Cancelled,
            lesson.ChangedAt ?? published?.ChangedAt ?? course.AcknowledgedAt ?? clock.GetUtcNow()
        );
}
