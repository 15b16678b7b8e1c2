using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>What teachers wrote down after lessons, in the course's own partition.</summary>
public sealed class LessonNotes(DeliveryTables tables)
{
    private const string Prefix = "note|";
    private const int Deleted = 204;

    /// <summary>Those that were not taken back.</summary>
    public async Task<IReadOnlyList<LessonNote>> OfCourseAsync(string courseId)
    {
        var notes = new List<LessonNote>();
        await foreach (var row in tables.Courses.WithPrefixAsync<LessonNote>(courseId, Prefix))
            notes.Add(row.Value);
        return [.. notes.Where(note => note.Text.Length > 0)];
    }

    public async Task<LessonNote?> FindAsync(string lessonId) =>
        (await tables.Courses.FindAsync<LessonNote>(CourseOf(lessonId), Prefix + lessonId))?.Value;

    /// <returns>False where there was none.</returns>
    public async Task<bool> DeleteAsync(string lessonId)
    {
        using var answer = await tables.Courses.DeleteEntityAsync(CourseOf(lessonId), Prefix + lessonId);
        return answer.Status == Deleted;
    }

    public static TableTransactionAction Put(LessonNote note) =>
        TableRows.Put(Row.Of(CourseOf(note.LessonId), Prefix + note.LessonId, note));

    private static string CourseOf(string lessonId) => LessonId.Parse(lessonId).OrderId;
}
