using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme;

/// <summary>Lays published weeks, or one course, out as calendars.</summary>
public sealed class CalendarReader(Programmes programmes, Courses courses, LetterBox letters, TimeProvider clock)
{
    // A subscriber who looks once a month still learns what became of last month's lessons.
    private const int WeeksBack = 4;

    public async Task<string> FeedAsync(ProgrammeFilter filter)
    {
        var editions = new List<WeeklyProgramme>();
        foreach (var week in RecentWeeks())
            editions.AddRange(await programmes.ReadAllAsync(week));
        var entries = LessonVersions.Of(editions).Where(version => filter.Takes(version.Lesson));
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
        if (
            !OrderId.TryParse(courseId, out _)
            || await courses.FindAsync(courseId) is not { Value.Teacher: not null } found
        )
            return null;
        var (course, lessons) = (found.Value, await courses.LessonsAsync(courseId));
        return CalendarFile.Of(
            $"{course.Discipline.Name}（{course.Street.Name}）",
            letters.Link(Paths.CourseCalendar(courseId)),
            lessons.Select(lesson => EntryOf(course, lesson.Value))
        );
    }

    private CalendarEntry EntryOf(Course course, Lesson lesson) =>
        new(
            lesson.LessonId,
            lesson.Start,
            lesson.End,
            $"{course.Discipline.Name}（{course.Street.Name}）",
            $"{course.VenueOf(lesson).Name}，{course.Street.District}{course.VenueOf(lesson).Address}",
            $"第{lesson.Number}节；咨询 {course.Street.PublishedContact.Name} {course.Street.PublishedContact.Phone}；免费",
            lesson.Sequence,
            lesson.Status == LessonStatus.Cancelled,
            lesson.ChangedAt ?? course.AcknowledgedAt ?? clock.GetUtcNow()
        );

    private IEnumerable<Week> RecentWeeks()
    {
        var last = Week.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Next;
        for (var week = Week.Of(last.Monday.AddDays(-7 * (WeeksBack + 1))); week.CompareTo(last) <= 0; week = week.Next)
            yield return week;
    }
}
