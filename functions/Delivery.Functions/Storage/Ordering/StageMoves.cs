using Delivery.Domain;
using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>
/// Moves an order from stage to stage as the table of legal moves allows, whoever else moves it meanwhile, and brings
/// the season's list up to it.
/// </summary>
public sealed class StageMoves(StreetYears streetYears, OrderLists lists, TimeProvider clock)
{
    /// <summary>
    /// A move made before is made: repeating it changes nothing. A move that the present stage forbids is refused, for
    /// the caller to act on (the order may have been withdrawn meanwhile).
    /// </summary>
    public async Task<Outcome<Order>> MoveAsync(string orderId, OrderStage to, string by, string? comment = null)
    {
        var moved = await CommitAsync(orderId, to, by, comment);
        await lists.RefreshAsync(orderId);
        return moved;
    }

    private Task<Outcome<Order>> CommitAsync(string orderId, OrderStage to, string by, string? comment) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var stored =
                await streetYears.OrderAsync(orderId)
                ?? throw new InvalidOperationException($"There is no order {orderId}.");
            if (stored.Value.Stage == to)
                return (true, Outcome.Of(stored.Value));
            var moved = stored.Value.MoveTo(to, clock.GetUtcNow(), by, comment);
            if (moved.IsRefused)
                return (true, moved);
            var replaced = TableRows.Replace(StreetYears.RowOf(moved.Value), stored.ETag);
            var gone = await streetYears.AnswerGoneAsync(stored.Value);
            return (await streetYears.Table.TryCommitAsync([replaced, .. gone]), moved);
        });
}
