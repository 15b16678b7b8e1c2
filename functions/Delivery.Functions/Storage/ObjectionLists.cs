using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Teaching;

namespace Delivery.Functions.Storage;

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
public sealed class ObjectionLists(WaitingLists waiting)
{
    public Task PutAsync(Course course, Objection said, DateTimeOffset by) =>
        waiting.PutAsync(
            WaitingLists.Objection,
            IdOf(course.CourseId, said.Number),
            new ObjectionListing(
                course.CourseId,
                course.Street.Name,
                course.Street.District,
                course.Discipline.Name,
                by
            )
        );

    public Task RemoveAsync(string courseId, int number) =>
        waiting.RemoveAsync(WaitingLists.Objection, IdOf(courseId, number));

    private static string IdOf(string courseId, int number) => $"{courseId}|{number:00}";
}
