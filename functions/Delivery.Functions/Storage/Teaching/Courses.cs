using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Filming;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>A course as it was read, with its lessons in order.</summary>
public sealed record CourseWithLessons(Stored<Course> Stored, IReadOnlyList<Lesson> Lessons)
{
    public Course Course => Stored.Value;

    public Lesson First => Lessons[0];

    /// <summary>Where the first of the lessons meets: a change may have moved it.</summary>
    public Venue Venue => Course.VenueOf(First);

    /// <summary>
    /// With only the lessons that the course's present teacher gives, or another is looked for, by their start: none that is
    /// cancelled, or that a former teacher gave. Where no such lesson is left, with all of them.
    /// </summary>
    public CourseWithLessons Remaining =>
        Lessons.Where(IsRemaining).OrderBy(lesson => lesson.Start).ToList() is { Count: > 0 } left
            ? this with
            {
                Lessons = left,
            }
            : this;

    public static bool IsRemaining(Lesson lesson) => lesson is { Teacher: null, Status: not LessonStatus.Cancelled };

    public IReadOnlyList<FilmBooking> Filmings { get; init; } = [];

    /// <summary>Of the lessons' rows, by lesson.</summary>
    public IReadOnlyDictionary<string, ETag> Versions { get; init; } = ImmutableDictionary<string, ETag>.Empty;
}

/// <summary>A course and one of its lessons as they were read.</summary>
public sealed record CourseWithLesson(Stored<Course> StoredCourse, Stored<Lesson> StoredLesson)
{
    public Course Course => StoredCourse.Value;

    public Lesson Lesson => StoredLesson.Value;

    /// <summary>Film crews booked in the course.</summary>
    public IReadOnlyList<FilmBooking> Filmings { get; init; } = [];
}

/// <summary>What a round of matching found: who can give the course and who cannot, and why.</summary>
public sealed record RankingOfRound(int Round, DateTimeOffset At, RankedCourse Ranked);

/// <summary>A course with its lessons and everything that happens in them, in one partition.</summary>
public sealed class Courses(DeliveryTables tables)
{
    internal const string CourseRow = "course";
    internal const string FilmingPrefix = "filming|";
    private const string LessonPrefix = "lesson|";
    private const string RankingPrefix = "ranking|";

    public TableClient Table => tables.Courses;

    public Task<Stored<Course>?> FindAsync(string courseId) => Table.FindAsync<Course>(courseId, CourseRow);

    /// <exception cref="InvalidOperationException">There is no such course: the program asked for one it never opened.</exception>
    public async Task<Stored<Course>> GetAsync(string courseId) =>
        await FindAsync(courseId) ?? throw new InvalidOperationException($"There is no course {courseId}.");

    public Task<Stored<Lesson>?> LessonAsync(string lessonId) =>
        LessonId.TryParse(lessonId, out var parts)
            ? Table.FindAsync<Lesson>(parts.OrderId, LessonPrefix + lessonId)
            : Task.FromResult<Stored<Lesson>?>(null);

    /// <exception cref="InvalidOperationException">There is no such lesson: the program asked for one it never made.</exception>
    public async Task<Stored<Lesson>> GetLessonAsync(string lessonId) =>
        await LessonAsync(lessonId) ?? throw new InvalidOperationException($"There is no lesson {lessonId}.");

    public async Task<IReadOnlyList<Stored<Lesson>>> LessonsAsync(string courseId)
    {
        var lessons = new List<Stored<Lesson>>();
        await foreach (var lesson in Table.WithPrefixAsync<Lesson>(courseId, LessonPrefix))
            lessons.Add(lesson);
        return lessons;
    }

    /// <summary>A course and its lessons, which lie side by side: one read.</summary>
    public async Task<CourseWithLessons?> FindWithLessonsAsync(string courseId)
    {
        var (course, filmings, lessons) = await ReadAsync(courseId, LessonPrefix + char.MaxValue);
        return course is null
            ? null
            : new CourseWithLessons(Row.Read<Course>(course), [.. lessons.Select(row => Row.Read<Lesson>(row).Value)])
            {
                Filmings = filmings,
                Versions = lessons.ToDictionary(row => row.RowKey[LessonPrefix.Length..], row => row.ETag),
            };
    }

    /// <summary>A lesson with its course: one read.</summary>
    public async Task<CourseWithLesson?> WithLessonAsync(string lessonId)
    {
        if (!LessonId.TryParse(lessonId, out var parts))
            return null;
        var (course, filmings, lessons) = await ReadAsync(parts.OrderId, TableRows.KeyAfter(LessonPrefix + lessonId));
        return course is not null && lessons is [.., var last] && last.RowKey == LessonPrefix + lessonId
            ? new CourseWithLesson(Row.Read<Course>(course), Row.Read<Lesson>(last)) { Filmings = filmings }
            : null;
    }

    /// <exception cref="InvalidOperationException">There is no such lesson: the program asked for one it never made.</exception>
    public async Task<CourseWithLesson> GetWithLessonAsync(string lessonId) =>
        await WithLessonAsync(lessonId) ?? throw new InvalidOperationException($"There is no lesson {lessonId}.");

    private async Task<(TableEntity? Course, FilmBooking[] Filmings, List<TableEntity> Lessons)> ReadAsync(
        string courseId,
        string to
    )
    {
        if (!TableRows.CanBeKey(courseId))
            return (null, [], []);
        var rows = await Table.EntitiesAsync(courseId, CourseRow, to).ToListAsync();
        return (
            rows.FirstOrDefault(row => row.RowKey == CourseRow),
            [.. WithPrefix(rows, FilmingPrefix).Select(row => Row.Read<FilmBooking>(row).Value)],
            [.. WithPrefix(rows, LessonPrefix)]
        );
    }

    private static IEnumerable<TableEntity> WithPrefix(IEnumerable<TableEntity> rows, string prefix) =>
        rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));

    /// <exception cref="InvalidOperationException">There is no such course: the program asked for one it never opened.</exception>
    public async Task<CourseWithLessons> GetWithLessonsAsync(string courseId) =>
        await FindWithLessonsAsync(courseId) ?? throw new InvalidOperationException($"There is no course {courseId}.");

    /// <param name="round">Null for the latest.</param>
    public async Task<RankingOfRound?> RankingAsync(string courseId, int? round = null)
    {
        if (round is { } one)
            return (await Table.FindAsync<RankingOfRound>(courseId, RankingRow(one)))?.Value;
        RankingOfRound? latest = null;
        await foreach (var ranking in Table.WithPrefixAsync<RankingOfRound>(courseId, RankingPrefix))
            latest = ranking.Value;
        return latest;
    }

    /// <summary>Keeps a round's ranking; one that is kept already stays.</summary>
    public Task KeepAsync(string courseId, RankingOfRound ranking) =>
        Table.InsertIfAbsentAsync(Row.Of(courseId, RankingRow(ranking.Round), ranking));

    private static string RankingRow(int round) => $"{RankingPrefix}{round:00}";

    public static TableEntity RowOf(Course course) => Row.Of(course.CourseId, CourseRow, course);

    public static TableEntity RowOf(FilmBooking filming) =>
        Row.Of(filming.CourseId, FilmingPrefix + filming.FilmingId, filming);

    public static TableEntity RowOf(Lesson lesson) => Row.Of(lesson.CourseId, LessonPrefix + lesson.LessonId, lesson);
}
