using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>
/// How many people are enrolled in a week's courses, a row a week, counted each morning until the week is over. The last
/// count stays: the programme's copy of a course's places is deleted some weeks after its end.
/// </summary>
public sealed class EnrolmentCounts(DeliveryTables tables)
{
    private const string Partition = "enrolled";

    public Task PutAsync(WeekEnrolments counts) =>
        tables.LessonLists.TryCommitAsync([TableRows.Put(Row.Of(Partition, $"{counts.Week}", counts))]);

    /// <summary>Weeks that were counted, the first one first, both ends included.</summary>
    public async Task<IReadOnlyList<WeekEnrolments>> BetweenAsync(Week first, Week last)
    {
        var weeks = new List<WeekEnrolments>();
        var rows = tables.LessonLists.RangeAsync<WeekEnrolments>(Partition, $"{first}", TableRows.KeyAfter($"{last}"));
        await foreach (var row in rows)
            weeks.Add(row.Value);
        return weeks;
    }
}
