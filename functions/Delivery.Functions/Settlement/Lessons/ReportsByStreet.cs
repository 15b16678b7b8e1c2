using Delivery.Domain.Feedback;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Lessons;

/// <summary>
/// A month's reports beside its lessons, both in the order of their streets: they are read as the lessons come by, and what
/// lies ahead stays unread.
/// </summary>
/// <param name="reports">In ordinal order of their streets.</param>
internal sealed class ReportsByStreet(IAsyncEnumerable<FeedbackReport> reports) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<FeedbackReport> ahead = reports.GetAsyncEnumerator();

    // A code that begins with another street's comes before it among the lessons, and after it here.
    private readonly Dictionary<string, FeedbackReport> passed = new(StringComparer.Ordinal);
    private (string Street, IReadOnlyDictionary<string, LessonFeedback> Said) at = ("", Nothing);
    private string reached = "";

    private static IReadOnlyDictionary<string, LessonFeedback> Nothing { get; } =
        new Dictionary<string, LessonFeedback>();

    /// <returns>Null where the street has said nothing about it.</returns>
    public async ValueTask<LessonFeedback?> SaidOfAsync(LessonOfMonth lesson)
    {
        if (lesson.Street != at.Street)
            at = (lesson.Street, await SaidByAsync(lesson.Street));
        return at.Said.GetValueOrDefault(lesson.LessonId);
    }

    private async ValueTask<IReadOnlyDictionary<string, LessonFeedback>> SaidByAsync(string street)
    {
        while (string.CompareOrdinal(reached, street) < 0 && await ahead.MoveNextAsync())
        {
            reached = ahead.Current.Street;
            passed[reached] = ahead.Current;
        }

        return passed.Remove(street, out var report)
            ? report.Lessons.ToDictionary(said => said.LessonId, StringComparer.Ordinal)
            : Nothing;
    }

    public ValueTask DisposeAsync() => ahead.DisposeAsync();
}
