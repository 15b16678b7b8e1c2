using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;

namespace Delivery.Functions.People.Erasure;

/// <summary>What was written about courses after they were held, and asked to be changed before: news, visits, changes.</summary>
public sealed class PlacesOfReports(CoursesOfPerson courses, NewsItems news, DeliveryTables tables, Scrubbing scrubbing)
{
    public ErasablePlace News => new("news", "配送新闻", NewsAsync);

    public ErasablePlace Visits => new("visits", "督导记录", VisitsAsync);

    public ErasablePlace Changes => new("change-lists", "更改申请的列表", ChangesAsync);

    private async Task<int> NewsAsync(Erasee erasee)
    {
        var (mine, place) = (await courses.OfAsync(erasee), news.Place);
        var ids = await news.AllAsync()
            .Where(item => IsTheirs(item, erasee, mine))
            .Select(item => item.NewsId)
            .ToHashSetAsync();
        return await scrubbing.PartitionAsync(
            place.Table,
            place.Partition,
            erasee,
            // Items and lists end with the news' id, what is waited for with the course's.
            row => CommandRows.Are(row) || ids.Contains(LastOf(row)) || mine.Contains(LastOf(row))
        );
    }

    private async Task<int> VisitsAsync(Erasee erasee)
    {
        var (mine, scrubbed) = (await courses.OfAsync(erasee), 0);
        foreach (var week in (await courses.DaysAsync(erasee)).Select(Week.Of).Distinct())
            scrubbed += await scrubbing.PartitionAsync(
                tables.Supervision,
                $"{week}",
                erasee,
                row =>
                    CommandRows.Are(row)
                    || mine.Any(course => row.RowKey.Contains($"-{course}-", StringComparison.Ordinal))
            );
        return scrubbed;
    }

    private async Task<int> ChangesAsync(Erasee erasee)
    {
        var (mine, scrubbed) = (await courses.OfAsync(erasee), 0);
        var years = (await courses.StreetYearsAsync(erasee)).SelectMany(one => new[] { one.Year, one.Year + 1 });
        string[] open = [WaitingLists.Partition, ChangeLists.Before];
        foreach (var partition in years.Distinct().Select(year => $"{year:0000}").Concat(open))
            scrubbed += await scrubbing.PartitionAsync(
                tables.ChangeLists,
                partition,
                erasee,
                row => IsChange(row) && mine.Contains(Row.Read<ChangeListing>(row).Value.CourseId)
            );
        return scrubbed;
    }

    // Beside the changes lies all else that waits for staff.
    private static bool IsChange(TableEntity row) =>
        row.PartitionKey != WaitingLists.Partition
        || row.RowKey.StartsWith(WaitingLists.KeyOf(WaitingLists.Change, string.Empty), StringComparison.Ordinal);

    private static bool IsTheirs(NewsItem item, Erasee erasee, IReadOnlySet<string> mine) =>
        item.CourseId is { } course && mine.Contains(course)
        || item.Street is { } street && erasee.Streets.Contains(street)
        || item.Sender is { } sender && erasee.Emails.Contains(sender, StringComparer.OrdinalIgnoreCase);

    private static string LastOf(TableEntity row) => row.RowKey.Split('|')[^1];
}
