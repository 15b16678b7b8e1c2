using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching.WeChat;

/// <summary>Where a file from the official account may belong: a teacher's lessons of these hours, a street's courses without a roster.</summary>
public sealed class WeChatTargets(
    TeacherCalendars calendars,
    Courses courses,
    LessonLists lists,
    Preparations preparations,
    Registers registers,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <summary>The teacher's lessons that have begun and ended no longer ago than the setting says, the latest first.</summary>
    public async Task<IReadOnlyList<WeChatTarget>> LessonsAsync(string teacherId)
    {
        var now = clock.GetUtcNow();
        var within = TimeSpan.FromHours(settings.Teaching.WeChatLessonHours);
        var (from, today) = (ShanghaiTime.DateOf(now - within).AddDays(-1), ShanghaiTime.DateOf(now));
        var targets = new List<(DateTimeOffset Start, WeChatTarget Target)>();
        foreach (var booking in await calendars.BookingsAsync(teacherId, from, today))
        {
            var read = await courses.GetWithLessonAsync(booking.LessonId);
            var lesson = read.Lesson;
            if (
                read.Course.TeacherOf(lesson)?.TeacherId == teacherId
                && lesson.Status != LessonStatus.Cancelled
                && lesson.Start <= now
                && now <= lesson.End + within
            )
                targets.Add((lesson.Start, new WeChatTarget(lesson.LessonId, LabelOf(read.Course, lesson))));
        }

        return
        [
            .. targets.OrderByDescending(one => one.Start).Select(one => one.Target).DistinctBy(target => target.Id),
        ];
    }

    /// <summary>
    /// The courses of these months for which the street answers, its own and those of streets merged into it, whose roster
    /// is not handed in, the one that begins first first.
    /// </summary>
    public async Task<IReadOnlyList<WeChatTarget>> CoursesAsync(string street)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var (month, office) = (Month.Of(today), await registers.OfficeOfAsync(street));
        var lessons = new List<LessonOfMonth>();
        foreach (var code in office is null ? [] : (string[])[office.Code, .. office.TakenBy(today)])
        foreach (var near in new[] { month.Previous, month, month.Next })
            lessons.AddRange(await lists.OfMonthAsync(near, code));
        var targets = new List<WeChatTarget>();
        foreach (var course in lessons.OrderBy(lesson => lesson.Start).GroupBy(lesson => lesson.CourseId))
            if ((await preparations.FindAsync(course.Key))?.Value.RosterHandedIn is null)
                targets.Add(new WeChatTarget(course.Key, LabelOf(course.First())));
        return targets;
    }

    private static string LabelOf(Course course, Lesson lesson) =>
        $"{course.Discipline.Name}第{lesson.Number}节（{ChineseDates.Moment(lesson.Start)}，{course.Street.Name}）";

    private static string LabelOf(LessonOfMonth first) =>
        $"{first.Discipline}（{Dates.Day(ShanghaiTime.DateOf(first.Start))}起，{first.StreetName}，{first.Venue}）";
}
