using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Matching;

/// <summary>Reads how teachers stand for a course, and ranks them.</summary>
public sealed class TeacherSituations(
    Registers registers,
    TeacherCalendars calendars,
    Inquiries inquiries,
    CurrentSettings settings
)
{
    public async Task<RankedCourse> RankAsync(CourseWithLessons course)
    {
        var need = NeedOf(course);
        var (ids, noted) = (
            await registers.TeachersOfAsync(need.Discipline),
            await registers.NotedOfAsync(need.Discipline)
        );
        // A teacher whom the street asked for is explained too, if only to say why not.
        var asked = ids.Concat(need.RequestedTeacher is { } requested ? [requested] : []).Distinct();
        var situations = await Task.WhenAll(asked.Select(id => LookAsync(id, noted.GetValueOrDefault(id), need)));
        return Ranking.Rank(need, situations.OfType<TeacherSituation>(), settings.Matching);
    }

    // In a city most teachers of a discipline are too far: they are left out without a look at their calendar. The copy of
    // the teacher is as new as the row, but for the moment in which it is written; the row is read where it is missing.
    private async Task<TeacherSituation?> LookAsync(string teacherId, Teacher? noted, CourseNeed need) =>
        noted is null ? await ReadAsync(teacherId, need)
        : Capability.ReasonsAgainst(noted, need, [], settings.Matching).Count > 0
            ? new TeacherSituation(noted, [], TeacherRecord.Blank(teacherId))
        : await ReadAsync(noted, need);

    /// <returns>Null when there is no such teacher.</returns>
    public async Task<TeacherSituation?> ReadAsync(string teacherId, CourseNeed need) =>
        await registers.Teachers.FindAsync(teacherId) is { Value.Teacher: var teacher }
            ? await ReadAsync(teacher, need)
            : null;

    private async Task<TeacherSituation> ReadAsync(Teacher teacher, CourseNeed need)
    {
        var teacherId = teacher.TeacherId;
        var (from, to) = SeasonAround(need);
        var bookings = await calendars.BookingsAsync(
            teacherId,
            Min(from, WeekOf(need.Lessons[0]).Monday.AddDays(-1)),
            Max(to, WeekOf(need.Lessons[^1]).Sunday.AddDays(1))
        );
        var (asked, answered) = await inquiries.RecordAsync(teacherId);
        var lessons = bookings.Count(booking =>
            ShanghaiTime.DateOf(booking.Start) is var date && date >= from && date <= to
        );
        return new TeacherSituation(
            teacher,
            bookings,
            new TeacherRecord(teacherId, lessons, RatingHere: null, answered, asked)
        );
    }

    public static CourseNeed NeedOf(CourseWithLessons course) =>
        new(
            course.Course.CourseId,
            course.Course.Discipline.Code,
            course.Course.Discipline.Category,
            course.Course.Street.Code,
            course.Course.Street.District,
            course.Course.Venue.Name,
            course.Times(),
            course.Course.RequestedTeacher,
            GradeAskedFor: null,
            ExcludedTeachers: []
        );

    /// <summary>The course's lessons as they stand in a calendar, at their own or at other times.</summary>
    public static IReadOnlyList<Booking> BookingsOf(
        CourseWithLessons course,
        IReadOnlyList<LessonTime>? times = null
    ) =>
        (NeedOf(course) with { Lessons = times ?? course.Times() }).AsBookings(index => course.Lessons[index].LessonId);

    private (DateOnly From, DateOnly To) SeasonAround(CourseNeed need) =>
        settings.Ordering.Seasons.SeasonOf(need.Lessons[0].Date) is { } season
            ? (settings.Ordering.Seasons.FirstOf(season), settings.Ordering.Seasons.LastOf(season))
            : (need.Lessons[0].Date, need.Lessons[^1].Date);

    private static Week WeekOf(LessonTime lesson) => Week.Of(lesson.Date);

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;
}
