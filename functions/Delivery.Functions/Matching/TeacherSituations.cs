using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Exclusions;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Matching;

/// <summary>Reads how teachers stand for courses, and ranks them.</summary>
public sealed class TeacherSituations(
    Registers registers,
    TeacherCalendars calendars,
    Inquiries inquiries,
    TeacherRatings ratings,
    CurrentSettings settings
)
{
    // What was said earlier says little of how the teacher teaches now.
    private const int MonthsOfRatings = 24;

    public async Task<RankedCourse> RankAsync(CourseWithLessons course) => (await RankAsync([course], []))[0].Ranked;

    /// <summary>Ranks for each course; each teacher is read once for all of them.</summary>
    /// <param name="held">Times that are held for other courses, by teacher.</param>
    public async Task<IReadOnlyList<RankedNeed>> RankAsync(
        IReadOnlyList<CourseWithLessons> courses,
        IReadOnlyList<(string Teacher, IReadOnlyList<Booking> Bookings)> held
    )
    {
        var exclusions = await registers.ExclusionsAsync();
        var needs = new List<CourseNeed>();
        foreach (var course in courses)
            needs.Add(await NeedAsync(course, exclusions));
        var known = new Dictionary<string, IReadOnlyList<Teacher>>(StringComparer.Ordinal);
        foreach (var discipline in needs.Select(need => need.Discipline).Distinct(StringComparer.Ordinal))
            known[discipline] = await TeachersOfAsync(discipline);
        var asked = needs.ToDictionary(need => need, need => known[need.Discipline].ToList());
        foreach (var need in needs)
            if (
                need.RequestedTeacher is { } requested
                && asked[need].TrueForAll(teacher => teacher.TeacherId != requested)
                && await registers.Teachers.FindAsync(requested) is { Value.Teacher: var wished }
            )
                // A teacher whom the street asked for is explained too, if only to say why not.
                asked[need].Add(wished);
        var diaries = await DiariesAsync(asked, held);
        return await Task.WhenAll(needs.Select(need => RankAsync(need, asked[need], diaries)));
    }

    private async Task<RankedNeed> RankAsync(
        CourseNeed need,
        IReadOnlyList<Teacher> teachers,
        IReadOnlyDictionary<string, TeacherDiary> diaries
    )
    {
        var streets = await registers.CodesOfAsync(need.Street);
        var situations = teachers.Select(teacher =>
            diaries.TryGetValue(teacher.TeacherId, out var diary)
                ? SituationOf(diary, need, streets)
                : new TeacherSituation(teacher, [], TeacherRecord.Blank(teacher.TeacherId))
        );
        return new RankedNeed(need, Ranking.Rank(need, situations, settings.Matching), diaries);
    }

    // In a city most teachers of a discipline are too far: they are left out without a look at their calendar.
    private async Task<IReadOnlyDictionary<string, TeacherDiary>> DiariesAsync(
        Dictionary<CourseNeed, List<Teacher>> asked,
        IReadOnlyList<(string Teacher, IReadOnlyList<Booking> Bookings)> held
    )
    {
        var near = asked
            .SelectMany(one => one.Value.Select(teacher => (Need: one.Key, Teacher: teacher)))
            .Where(one => Capability.ReasonsAgainst(one.Teacher, one.Need, [], settings.Matching).Count == 0)
            .GroupBy(one => one.Teacher.TeacherId, StringComparer.Ordinal)
            .ToList();
        var diaries = new Dictionary<string, TeacherDiary>(StringComparer.Ordinal);
        // Some at a time: a plan of the whole city reads hundreds.
        foreach (var some in near.Chunk(32))
        foreach (
            var diary in await Task.WhenAll(
                some.Select(one => DiaryAsync(one.First().Teacher, [.. one.Select(course => course.Need)]))
            )
        )
            diaries[diary.Teacher.TeacherId] = diary with
            {
                Bookings =
                [
                    .. diary.Bookings,
                    .. held.Where(one => one.Teacher == diary.Teacher.TeacherId).SelectMany(one => one.Bookings),
                ],
            };
        return diaries;
    }

    // The copy of a teacher is as new as the row, but for the moment in which it is written; the row is read where it is missing.
    private async Task<IReadOnlyList<Teacher>> TeachersOfAsync(string discipline)
    {
        var (ids, noted) = (await registers.TeachersOfAsync(discipline), await registers.NotedOfAsync(discipline));
        var teachers = await Task.WhenAll(
            ids.Select(async id =>
                noted.GetValueOrDefault(id) ?? (await registers.Teachers.FindAsync(id))?.Value.Teacher
            )
        );
        return [.. teachers.OfType<Teacher>()];
    }

    /// <returns>Null when there is no such teacher.</returns>
    public async Task<TeacherSituation?> ReadAsync(string teacherId, CourseNeed need) =>
        await registers.Teachers.FindAsync(teacherId) is { Value.Teacher: var teacher }
            ? SituationOf(await DiaryAsync(teacher, [need]), need, await registers.CodesOfAsync(need.Street))
            : null;

    private async Task<TeacherDiary> DiaryAsync(Teacher teacher, IReadOnlyList<CourseNeed> needs)
    {
        var days = needs.Select(DaysAround).ToList();
        var bookings = await calendars.BookingsAsync(
            teacher.TeacherId,
            days.Min(one => one.From),
            days.Max(one => one.To)
        );
        var (asked, answered) = await inquiries.RecordAsync(teacher.TeacherId);
        var since = Month.Of(days.Min(one => one.From)).AddMonths(-MonthsOfRatings);
        return new TeacherDiary(
            teacher,
            bookings,
            asked,
            answered,
            await ratings.ByStreetAsync(teacher.TeacherId, since)
        );
    }

    private TeacherSituation SituationOf(TeacherDiary diary, CourseNeed need, IReadOnlyList<string> streets)
    {
        var (from, to) = SeasonAround(need);
        var lessons = diary.Bookings.Count(booking =>
            ShanghaiTime.DateOf(booking.Start) is var date && date >= from && date <= to
        );
        return new TeacherSituation(
            diary.Teacher,
            diary.Bookings,
            new TeacherRecord(diary.Teacher.TeacherId, lessons, diary.MeanOf(streets), diary.Answered, diary.Asked)
        );
    }

    /// <summary>What a course asks of a teacher, with those whom nobody may send there.</summary>
    public async Task<CourseNeed> NeedAsync(CourseWithLessons course) =>
        await NeedAsync(course, await registers.ExclusionsAsync());

    private async Task<CourseNeed> NeedAsync(CourseWithLessons course, IReadOnlyList<Exclusion> exclusions) =>
        NeedOf(course, await registers.StandingAsync(exclusions, course.Course.Street.Code, course.Times()));

    private static CourseNeed NeedOf(CourseWithLessons course, IReadOnlyList<Exclusion> standing) =>
        new(
            course.Course.CourseId,
            course.Course.Discipline.Code,
            course.Course.Discipline.Category,
            course.Course.Street.Code,
            course.Course.Street.District,
            course.Venue.Name,
            course.Times(),
            course.Course.RequestedTeacher,
            course.Course.GradeAskedFor,
            [.. course.Course.FormerTeachers ?? [], .. standing.Select(one => one.TeacherId)]
        );

    /// <summary>The course's lessons as they stand in a calendar, at their own or at other times.</summary>
    public static IReadOnlyList<Booking> BookingsOf(
        CourseWithLessons course,
        IReadOnlyList<LessonTime>? times = null
    ) =>
        (NeedOf(course, []) with { Lessons = times ?? course.Times() }).AsBookings(index =>
            course.Lessons[index].LessonId
        );

    // The season for fairness, and whole weeks for the limit; lessons of the night before may still be near.
    private (DateOnly From, DateOnly To) DaysAround(CourseNeed need)
    {
        var (from, to) = SeasonAround(need);
        return (
            Min(from, Week.Of(need.Lessons[0].Date).Monday.AddDays(-1)),
            Max(to, Week.Of(need.Lessons[^1].Date).Sunday.AddDays(1))
        );
    }

    private (DateOnly From, DateOnly To) SeasonAround(CourseNeed need) =>
        settings.Ordering.Seasons.SeasonOf(need.Lessons[0].Date) is { } season
            ? (settings.Ordering.Seasons.FirstOf(season), settings.Ordering.Seasons.LastOf(season))
            : (need.Lessons[0].Date, need.Lessons[^1].Date);

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;
}
