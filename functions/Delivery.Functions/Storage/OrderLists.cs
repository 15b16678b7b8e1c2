using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage;

/// <summary>An order as lists show it.</summary>
public sealed record OrderListing(
    string OrderId,
    string Street,
    string District,
    string Discipline,
    Category Category,
    FundingStream FundingStream,
    OrderStage Stage,
    int Lessons,
    DateTimeOffset FirstLesson,
    decimal EstimatedFees,
    DateTimeOffset FiledAt
);

/// <summary>All orders of a season, in one partition, for staff: a copy that follows the order itself within a moment.</summary>
public sealed class OrderLists(DeliveryTables tables)
{
    public Task PutAsync(OrderListing listing) =>
        tables.OrderLists.UpsertEntityAsync(
            Row.Of(
                PartitionOf(listing.FirstLesson),
                listing.OrderId,
                listing,
                ("Stage", listing.Stage.ToString()),
                ("Street", listing.Street)
            ),
            TableUpdateMode.Replace
        );

    /// <param name="list">A season's id, or a year for the months between the seasons.</param>
    public Task<Listed<OrderListing>> PageAsync(string list, OrderStage? stage, string? street, string from, int limit)
    {
        var filters = new List<string>();
        if (stage is not null)
            filters.Add(TableClient.CreateQueryFilter($"Stage eq {stage.ToString()}"));
        if (street is not null)
            filters.Add(TableClient.CreateQueryFilter($"Street eq {street}"));
        var extra = filters.Count == 0 ? null : string.Join(" and ", filters);
        return tables.OrderLists.PageAsync<OrderListing>(list, from, $"{char.MaxValue}", limit, extra);
    }

    public static string PartitionOf(DateTimeOffset firstLesson)
    {
        var date = ShanghaiTime.DateOf(firstLesson);
        return Season.Of(date)?.ToString() ?? $"{date.Year:0000}";
    }

    /// <summary>The list of the season that runs at a moment, or of the next one to begin.</summary>
    public static string RunningOrNext(DateTimeOffset now)
    {
        var date = ShanghaiTime.DateOf(now);
        while (Season.Of(date) is null)
            date = date.AddDays(1);
        return Season.Of(date).ToString()!;
    }
}
