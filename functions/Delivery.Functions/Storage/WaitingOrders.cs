using Azure;
using Azure.Data.Tables;
using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage;

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

    /// <summary>
    /// A newer word was listed while an older one was written here: what is listed holds, whichever else comes meanwhile.
    /// </summary>
    public async Task FollowAsync(string list, string orderId)
    {
        Stored<OrderListing> before;
        var now = (await tables.OrderLists.FindAsync<OrderListing>(list, orderId))!;
        do
        {
            before = now;
            await KeepAsync(before.Value);
            now = (await tables.OrderLists.FindAsync<OrderListing>(list, orderId))!;
        } while (now.ETag != before.ETag);
    }
}
