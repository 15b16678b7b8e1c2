using Azure.Data.Tables;
using Delivery.Domain.Matching.DropOuts;

namespace Delivery.Functions.Storage;

/// <summary>Who dropped out of a course, in the course's own partition.</summary>
public sealed class DropOuts(DeliveryTables tables)
{
    private const string Prefix = "dropout|";

    /// <exception cref="InvalidOperationException">There is none: the program asked for one it never took.</exception>
    public async Task<DropOut> GetAsync(string courseId, int number) =>
        (await tables.Courses.FindAsync<DropOut>(courseId, RowKey(number)))?.Value
        ?? throw new InvalidOperationException($"Nobody dropped out of {courseId} as number {number}.");

    public static TableEntity RowOf(DropOut dropOut) => Row.Of(dropOut.CourseId, RowKey(dropOut.Number), dropOut);

    private static string RowKey(int number) => $"{Prefix}{number:00}";
}
