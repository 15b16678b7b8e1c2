using System.Text.Json;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Storage.Operation;

/// <summary>
/// Brings what waits for staff up to the orders, courses, streets and questions themselves, as often as one likes: what an
/// app of before 29 November 2026 keeps in its own places, what a kill left undone, and what a restored table says otherwise.
/// A row that cannot be read is told of, and keeps no other back.
/// </summary>
public sealed partial class RenewWaiting(
    DeliveryTables tables,
    WaitingLists waiting,
    OrderLists orders,
    ChangeLists changes,
    ObjectionLists objections,
    ConductLists conducts,
    BegunQuestions questions,
    LedgerDrifts drifts,
    ChainReports reports,
    TimeProvider clock,
    ILogger<RenewWaiting> log
)
{
    private const int PageSize = 500;

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await TryAsync(WaitingLists.Order, string.Empty, () => OrdersAsync(cancellation));
        await EachAsync(
            WaitingLists.Change,
            tables.ChangeLists,
            ChangeLists.Before,
            changes.RefreshAsync,
            cancellation
        );
        await EachAsync(
            WaitingLists.Objection,
            tables.ChangeLists,
            ObjectionLists.Before,
            objections.RefreshAsync,
            cancellation
        );
        await EachAsync(
            WaitingLists.Conduct,
            tables.Conduct,
            ConductLists.Before,
            conducts.RefreshOpenAsync,
            cancellation
        );
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        await TryAsync(WaitingLists.Begun, $"{today:yyyy-MM-dd}", () => questions.RefreshAsync(today));
        await TryAsync(WaitingLists.Ledger, string.Empty, drifts.TakeOverAsync);
        await TryAsync(WaitingLists.Chain, string.Empty, reports.TakeOverAsync);
    }

    // Of the many that wait only those are read whose copy says something else than their list.
    private async Task OrdersAsync(CancellationToken cancellation)
    {
        var copies = await waiting
            .Table.EntitiesAsync(
                WaitingLists.Partition,
                WaitingLists.KeyOf(WaitingLists.Order, string.Empty),
                WaitingLists.KeyOf(WaitingLists.Order, $"{char.MaxValue}")
            )
            .ToDictionaryAsync(row => row.RowKey.Split('|')[1], Read, StringComparer.Ordinal, cancellation);
        string? after = null;
        do
        {
            var page = await orders.WaitingPageAsync(WaitingOrders.Stages, after, PageSize);
            foreach (var listed in page.Rows)
                if (!copies.Remove(listed.RowKey, out var copy) || copy != listed.Value)
                    await TryAsync(WaitingLists.Order, listed.RowKey, () => orders.RenewAsync(listed.RowKey));
            after = page.After;
        } while (after is not null && !cancellation.IsCancellationRequested);
        foreach (var orderId in copies.Keys.TakeWhile(_ => !cancellation.IsCancellationRequested))
            await TryAsync(WaitingLists.Order, orderId, () => orders.RenewAsync(orderId));
    }

    private static OrderListing? Read(TableEntity row)
    {
        try
        {
            return Row.Read<OrderListing>(row).Value;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException)
        {
            // It is written anew from the order.
            return null;
        }
    }

    private async Task EachAsync(
        string kind,
        TableClient table,
        string before,
        Func<string, Task> refresh,
        CancellationToken cancellation
    )
    {
        IEnumerable<string> ids = [];
        await TryAsync(
            kind,
            string.Empty,
            async () =>
            {
                var old = await table.KeysAsync(before, CommandRows.End, $"{char.MaxValue}");
                ids = old.Union(await waiting.IdsAsync(kind), StringComparer.Ordinal);
            }
        );
        foreach (var id in ids.TakeWhile(_ => !cancellation.IsCancellationRequested))
            await TryAsync(kind, id, () => refresh(id));
    }

    private async Task TryAsync(string kind, string id, Func<Task> renew)
    {
        try
        {
            await renew();
        }
        // Whatever is wrong with one of them, the others are renewed; it is tried again the next night.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            NotRenewed(kind, id, failure);
        }
    }

    [LoggerMessage(3115, LogLevel.Error, "What waits for staff could not be renewed: {Kind} {Id}")]
    private partial void NotRenewed(string kind, string id, Exception failure);
}
