using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage.Operation;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>How many places of a course are taken, as the programme shows it.</summary>
/// <param name="Changes">Of the head it was copied from: an older copy does not replace a newer one.</param>
/// <param name="Until">End of the last lesson.</param>
public sealed record PlacesOfCourse(EnrolmentStatus Status, int Changes, DateTimeOffset Until);

/// <summary>
/// The places of all courses in one partition, a row each, so that a page of many courses reads them at once; read anew
/// after some seconds, and after each change made here. A course whose places never changed has no row: it is as it was
/// when its teacher was confirmed.
/// </summary>
public sealed class CoursePlaces(
    DeliveryTables tables,
    Enrolments enrolments,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const string Partition = "places";

    // Courses of a week that people still look at.
    private static readonly TimeSpan KeptAfter = TimeSpan.FromDays(30);

    private readonly Lately<PlacesOfCourse> known = new(clock);

    /// <summary>The same lessons with the places as they are now.</summary>
    public async Task<IReadOnlyList<ProgrammeLesson>> OverAsync(IReadOnlyList<ProgrammeLesson> lessons)
    {
        if (lessons.Count == 0)
            return lessons;
        var places = (await known.ReadAsync(AllAsync)).ToDictionary(row => row.RowKey, row => row.Value.Status);
        return
        [
            .. lessons.Select(lesson =>
                LessonId.TryParse(lesson.LessonId, out var id) && places.TryGetValue(id.OrderId, out var status)
                    ? lesson with
                    {
                        Enrolment = status,
                    }
                    : lesson
            ),
        ];
    }

    /// <summary>Copies a course's counts, unless a newer copy is there.</summary>
    public async Task RefreshAsync(CourseWithLessons course)
    {
        await TableRows.UntilCommittedAsync(async () =>
        {
            var courseId = course.Course.CourseId;
            if (await enrolments.HeadAsync(courseId) is not { Value: var head })
                return (true, true);
            var read = await tables.LessonLists.FindAsync<PlacesOfCourse>(Partition, courseId);
            if (read is { Value.Changes: var changes } && changes >= head.Changes)
                return (true, true);
            var row = Row.Of(Partition, courseId, CopyOf(head, course));
            var put = read is null ? TableRows.Insert(row) : TableRows.Replace(row, read.ETag);
            return (await tables.LessonLists.TryCommitAsync([put]), true);
        });
        known.Forget();
    }

    /// <summary>Those of some courses whose copy is older than their counts: a crash came in between.</summary>
    public async Task<IReadOnlyList<string>> BehindAsync(IEnumerable<string> courseIds)
    {
        var copied = await AllAsync().ToDictionaryAsync(row => row.RowKey, row => row.Value.Changes);
        var behind = new List<string>();
        foreach (var courseId in courseIds)
            if (
                await enrolments.HeadAsync(courseId) is { Value.Changes: var changes }
                && changes > copied.GetValueOrDefault(courseId)
            )
                behind.Add(courseId);
        return behind;
    }

    /// <summary>Courses that have ended some time ago need no row any more.</summary>
    public async Task ForgetEndedAsync()
    {
        await foreach (var row in AllAsync())
            if (row.Value.Until + KeptAfter < clock.GetUtcNow())
                await tables.LessonLists.DeleteEntityAsync(Partition, row.RowKey);
    }

    private PlacesOfCourse CopyOf(EnrolmentHead head, CourseWithLessons course) =>
        new(head.Status(settings.Enrolment), head.Changes, course.Lessons.Max(lesson => lesson.End));

    private IAsyncEnumerable<Stored<PlacesOfCourse>> AllAsync() =>
        tables.LessonLists.WithPrefixAsync<PlacesOfCourse>(Partition, string.Empty);
}
