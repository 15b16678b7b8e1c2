using Azure.Data.Tables;
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

/// <summary>The objections that wait for staff, in one partition: copies that the objection's orchestration keeps.</summary>
public sealed class ObjectionLists(DeliveryTables tables)
{
    private const string Partition = "objections";

    private TableClient Table => tables.ChangeLists;

    public Task PutAsync(Course course, Objection said, DateTimeOffset by) =>
        Table.UpsertEntityAsync(
            Row.Of(
                Partition,
                KeyOf(course.CourseId, said.Number),
                new ObjectionListing(
                    course.CourseId,
                    course.Street.Name,
                    course.Street.District,
                    course.Discipline.Name,
                    by
                )
            ),
            TableUpdateMode.Replace
        );

    public Task RemoveAsync(string courseId, int number) => Table.DeleteEntityAsync(Partition, KeyOf(courseId, number));

    /// <summary>Never more than staff can look through.</summary>
    public async Task<IReadOnlyList<ObjectionListing>> OpenAsync()
    {
        var open = new List<ObjectionListing>();
        await foreach (var row in Table.WithPrefixAsync<ObjectionListing>(Partition, string.Empty))
            open.Add(row.Value);
        return open;
    }

    private static string KeyOf(string courseId, int number) => $"{courseId}|{number:00}";
}
