using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Storage.Matching;

/// <summary>An objection to a teacher as staff's list shows it.</summary>
/// <param name="By">The moment before which it has to be decided.</param>
public sealed record ObjectionListing(
    string CourseId,
    string Street,
    string District,
    string Discipline,
    DateTimeOffset By
);

/// <summary>The objections that wait, among all that waits for staff: copies that the objection's orchestration keeps.</summary>
public sealed class ObjectionLists(WaitingLists waiting, Courses courses)
{
    /// <summary>Where they lay until 29 November 2026.</summary>
    public const string Before = "objections";

    public Task PutAsync(Course course, Objection said, DateTimeOffset by) =>
        waiting.PutAsync(WaitingLists.Objection, IdOf(course.CourseId, said.Number), ListingOf(course, by));

    /// <summary>Brings one of them up to what its course says.</summary>
    /// <param name="id">The course and the number, as its row is named.</param>
    public Task RefreshAsync(string id) =>
        waiting.RefreshAsync<ObjectionListing>(
            WaitingLists.Objection,
            id,
            async _ =>
                await courses.FindWithLessonsAsync(id.Split('|')[0]) is { Remaining: var course }
                && course.Course.Objection is { State: ObjectionState.Open } said
                && IdOf(course.Course.CourseId, said.Number) == id
                && course.Lessons.Any(lesson => lesson.Status != LessonStatus.Cancelled)
                    ? ListingOf(course.Course, course.First.Start)
                    : null
        );

    public Task RemoveAsync(string courseId, int number) =>
        waiting.RemoveAsync(WaitingLists.Objection, IdOf(courseId, number));

    private static ObjectionListing ListingOf(Course course, DateTimeOffset by) =>
        new(course.CourseId, course.Street.Name, course.Street.District, course.Discipline.Name, by);

    private static string IdOf(string courseId, int number) => $"{courseId}|{number:00}";
}
