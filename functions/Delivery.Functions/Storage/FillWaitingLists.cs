using Azure.Data.Tables;
using Microsoft.Extensions.Hosting;

namespace Delivery.Functions.Storage;

/// <summary>
/// What waited before it was kept in one place, once: the copies lay apart until 29 November 2026. Cut off, it begins anew at the
/// next start; where it is done, a start asks once.
/// </summary>
public sealed class FillWaitingLists(DeliveryTables tables, WaitingLists waiting, OrderLists orders, TimeProvider clock)
    : IHostedService
{
    private const string Filled = "filled";
    private const string Open = "open";
    private const string Objections = "objections";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (
            await waiting.Table.FindAsync<DateTimeOffset>(WaitingLists.Partition, WaitingLists.KeyOf(Filled, ""))
            is not null
        )
            return;
        await FillOrdersAsync();
        await CopyAsync<ChangeListing>(tables.ChangeLists, Open, WaitingLists.Change);
        await CopyAsync<ObjectionListing>(tables.ChangeLists, Objections, WaitingLists.Objection);
        await CopyAsync<ConductListing>(tables.Conduct, Open, WaitingLists.Conduct);
        await waiting.PutAsync(Filled, "", clock.GetUtcNow());
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task FillOrdersAsync()
    {
        string? after = null;
        do
        {
            var page = await orders.WaitingPageAsync(WaitingOrders.Stages, after, limit: 500);
            foreach (var listed in page.Rows)
                await orders.RefreshAsync(listed.RowKey);
            after = page.After;
        } while (after is not null);
    }

    private async Task CopyAsync<T>(TableClient from, string partition, string kind)
    {
        foreach (var row in await from.WithPrefixAsync<T>(partition, string.Empty).ToListAsync())
        {
            await waiting.PutAsync(kind, row.RowKey, row.Value);
            await from.DeleteEntityAsync(partition, row.RowKey);
        }
    }
}
