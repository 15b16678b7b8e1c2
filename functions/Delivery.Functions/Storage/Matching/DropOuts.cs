using Azure.Data.Tables;
using Delivery.Domain.Matching.DropOuts;

namespace Delivery.Functions.Storage.Matching;

/// <summary>Who dropped out of a course, in the course's own partition, with pointers by teacher.</summary>
public sealed class DropOuts(DeliveryTables tables)
{
    private const string Prefix = "dropout|";

    /// <exception cref="InvalidOperationException">There is none: the program asked for one it never took.</exception>
    public async Task<DropOut> GetAsync(string courseId, int number) =>
        (await tables.Courses.FindAsync<DropOut>(courseId, RowKey(number)))?.Value
        ?? throw new InvalidOperationException($"Nobody dropped out of {courseId} as number {number}.");

    /// <summary>Makes it findable from the teacher's side, however the teacher came to the course; done again, it is the same.</summary>
    public Task PointToAsync(DropOut dropOut) =>
        tables.Inquiries.UpsertEntityAsync(
            Row.Of(TeacherPartition(dropOut.TeacherId), $"{dropOut.CourseId}|{dropOut.Number:00}", PointerTo(dropOut)),
            TableUpdateMode.Replace
        );

    /// <summary>Every course that a teacher left, and why.</summary>
    public async Task<IReadOnlyList<DropOutPointer>> OfTeacherAsync(string teacherId)
    {
        var left = new List<DropOutPointer>();
        var rows = tables.Inquiries.WithPrefixAsync<DropOutPointer>(TeacherPartition(teacherId), string.Empty);
        await foreach (var row in rows)
            left.Add(row.Value);
        return left;
    }

    public static DropOutPointer PointerTo(DropOut dropOut) => new(dropOut.CourseId, dropOut.Number, dropOut.Kind);

    public static TableEntity RowOf(DropOut dropOut) => Row.Of(dropOut.CourseId, RowKey(dropOut.Number), dropOut);

    private static string TeacherPartition(string teacherId) => $"left|{teacherId}";

    private static string RowKey(int number) => $"{Prefix}{number:00}";
}

/// <summary>Where a teacher's leaving of a course is found.</summary>
public sealed record DropOutPointer(string CourseId, int Number, DropOutKind Kind);
