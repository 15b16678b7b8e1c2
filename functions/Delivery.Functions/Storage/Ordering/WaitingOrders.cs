using Azure;
using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Operation;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>
/// The orders among what waits for staff. A copy is written before its list's row: whoever is cut off in between has said what
/// is so, and says it again; whom a rival overtakes finds the row changed.
/// </summary>
public sealed class WaitingOrders(DeliveryTables tables, WaitingLists waiting)
{
    /// <summary>Stages in which an order waits for the association.</summary>
    public static IReadOnlyList<OrderStage> Stages { get; } = [OrderStage.Submitted, OrderStage.Unmatched];

    /// <summary>Between two stages in which an order waits for others there is nothing to write or to take away.</summary>
    /// <param name="listed">As its season's list has it.</param>
    public static bool IsTouchedBy(OrderListing listing, NullableResponse<TableEntity> listed) =>
        Stages.Contains(listing.Stage)
        || listed.HasValue && Stages.Any(stage => listed.Value!.GetString("Stage") == $"{stage}");

    public Task KeepAsync(OrderListing listing) =>
        Stages.Contains(listing.Stage)
            ? waiting.PutAsync(WaitingLists.Order, listing.OrderId, listing)
            : waiting.RemoveAsync(WaitingLists.Order, listing.OrderId);

    public Task RemoveAsync(string orderId) => waiting.RemoveAsync(WaitingLists.Order, orderId);

    /// <summary>
    /// What is listed holds. Its row is written as it is: a newer word that was kept here before this and is not listed yet loses,
    /// and is kept once more.
    /// </summary>
    public Task FollowAsync(string list, string orderId) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var listed = (await tables.OrderLists.GetEntityAsync<TableEntity>(list, orderId)).Value;
            await KeepAsync(Row.Read<OrderListing>(listed).Value);
            return (await tables.OrderLists.TryCommitAsync([TableRows.Replace(listed, listed.ETag)]), true);
        });
}
