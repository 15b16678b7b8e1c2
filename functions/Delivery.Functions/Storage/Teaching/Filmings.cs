using Azure.Data.Tables;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>A film crew's booking as it was read, with its course and lesson as they stand.</summary>
public sealed record FilmedLesson(CourseWithChanges Read, Stored<FilmBooking> Stored)
{
    public FilmBooking Booking => Stored.Value;

    public Course Course => Read.Course;

    public Lesson Lesson { get; } =
        Read.Lesson(Stored.Value.LessonId)
        ?? throw new InvalidDataException($"{Stored.Value.FilmingId} is booked for no lesson.");
}

/// <summary>Film crews, in the partition of their course: a booking is decided on the lesson as it stands.</summary>
public sealed class Filmings(CourseChanges courses)
{
    public Place PlaceOf(string courseId) => new(courses.Table, courseId);

    /// <summary>Booking, course and lesson: one read.</summary>
    public async Task<FilmedLesson?> FindAsync(string filmingId) =>
        FilmingId.TryParse(filmingId, out var courseId)
        && await courses.FindCourseAsync(courseId) is { } course
        && course.StoredFilmings.FirstOrDefault(one => one.Value.FilmingId == filmingId) is { } stored
            ? new FilmedLesson(course, stored)
            : null;

    /// <exception cref="InvalidOperationException">There is no such booking: the program asked for one it never took.</exception>
    public async Task<FilmedLesson> GetAsync(string filmingId) =>
        await FindAsync(filmingId) ?? throw new InvalidOperationException($"Nothing is booked as {filmingId}.");

    /// <summary>Changes a booking outside a command, such as when its time is over, however often a rival comes first.</summary>
    /// <param name="change">Null where there is nothing to change any more.</param>
    /// <returns>Whether it was changed.</returns>
    public Task<bool> ChangeAsync(string filmingId, Func<FilmBooking, FilmBooking?> change) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var read = await GetAsync(filmingId);
            return change(read.Booking) is { } changed
                ? (await courses.Table.TryCommitAsync([Replace(changed, read)]), true)
                : (true, false);
        });

    public static TableTransactionAction Insert(FilmBooking booking) => TableRows.Insert(Courses.RowOf(booking));

    public static TableTransactionAction Replace(FilmBooking booking, FilmedLesson read) =>
        TableRows.Replace(Courses.RowOf(booking), read.Stored.ETag);
}
