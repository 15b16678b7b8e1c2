using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Ordering;

namespace Delivery.Functions.People.Erasure;

/// <summary>What a street keeps beside its orders: who came to trainings, who signed, drafts, its conduct.</summary>
public sealed class PlacesOfStreets(CoursesOfPerson courses, DeliveryTables tables, Scrubbing scrubbing)
{
    public ErasablePlace Trainings => new("trainings", "培训的报名和出席", TrainingsAsync);

    public ErasablePlace Letters => new("agreement-list", "责任书的列表", LettersAsync);

    public ErasablePlace Drafts => new("feedback-drafts", "没交的反馈和扫描件的记录", DraftsAsync);

    public ErasablePlace Conduct => new("conduct", "违规、停止配送和整改", ConductAsync);

    private async Task<int> TrainingsAsync(Erasee erasee)
    {
        var scrubbed = 0;
        foreach (var year in YearsOf(erasee))
            scrubbed += await scrubbing.PartitionAsync(
                tables.Trainings,
                $"{year:0000}",
                erasee,
                // Who came stands in one row for all streets.
                row =>
                    CommandRows.Are(row)
                    || row.RowKey.StartsWith("attendance|", StringComparison.Ordinal)
                    || IsOfStreet(row, erasee)
            );
        return scrubbed;
    }

    private async Task<int> LettersAsync(Erasee erasee)
    {
        var scrubbed = 0;
        foreach (var year in YearsOf(erasee))
            scrubbed += await scrubbing.PartitionAsync(
                tables.Registers,
                AgreementLists.PartitionOf(year),
                erasee,
                row => IsOfStreet(row, erasee)
            );
        return scrubbed;
    }

    private async Task<int> DraftsAsync(Erasee erasee)
    {
        var scrubbed = 0;
        foreach (var month in (await courses.DaysAsync(erasee)).Select(Month.Of).Distinct())
        foreach (var partition in (string[])[FeedbackDrafts.DraftsOf(month), FeedbackDrafts.ScansOf(month)])
            scrubbed += await scrubbing.PartitionAsync(
                tables.Feedback,
                partition,
                erasee,
                row => CommandRows.Are(row) || IsOfStreet(row, erasee)
            );
        return scrubbed;
    }

    private async Task<int> ConductAsync(Erasee erasee)
    {
        var (mine, scrubbed) = (await courses.OfAsync(erasee), 0);
        foreach (var street in (await courses.StreetYearsAsync(erasee)).Select(one => one.Street).Distinct())
            scrubbed += await scrubbing.PartitionAsync(
                tables.Conduct,
                street,
                erasee,
                row => erasee.Streets.Contains(street) || Names(row, mine)
            );
        return scrubbed;
    }

    private IEnumerable<int> YearsOf(Erasee erasee) => erasee.Streets.Count == 0 ? [] : courses.Years;

    private static bool IsOfStreet(TableEntity row, Erasee erasee) =>
        erasee.Streets.Contains(row.RowKey.Split('|')[^1]);

    // Of a teacher: what is said of a course of theirs.
    private static bool Names(TableEntity row, IReadOnlySet<string> courses) =>
        row.Any(cell =>
            cell.Value is string text && courses.Any(course => text.Contains(course, StringComparison.Ordinal))
        );
}
