using System.Collections.Concurrent;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>All orders of a season, in one partition, for staff: a copy that follows the order itself within a moment.</summary>
public sealed class OrderLists(
    DeliveryTables tables,
    WaitingOrders waiting,
    StreetYears streetYears,
    Registers registers,
    TellOrders news,
    TimeProvider clock
)
{
    private const string Lists = "lists";
    private const string Moves = "Moves";

    // No list is ever taken away again.
    private readonly ConcurrentDictionary<string, bool> named = new();

    /// <summary>Brings the season's list up to the order's present stage.</summary>
    public async Task RefreshAsync(string orderId)
    {
        var order = (await streetYears.GetOrderAsync(orderId)).Value;
        await PutAsync(await ListingOfAsync(order), order, touches: false);
    }

    /// <summary>The same, and its copy among what waits for staff is written or taken away in any case.</summary>
    public async Task RenewAsync(string orderId)
    {
        if ((await streetYears.OrderAsync(orderId))?.Value is { } order)
            await PutAsync(await ListingOfAsync(order), order, touches: true);
        else
            await waiting.RemoveAsync(orderId);
    }

    private async Task<OrderListing> ListingOfAsync(Order order)
    {
        var street = await registers.Streets.FindAsync(order.Request.Street);
        return new OrderListing(
            order.OrderId,
            order.Request.Street,
            street!.Value.District,
            order.Request.Discipline,
            order.Category,
            order.Request.FundingStream,
            order.Stage,
            order.Request.Lessons.Count,
            order.Request.Lessons[0].Start,
            order.EstimatedFees,
            order.FiledAt,
            order.LastFiledAt
        );
    }

    private async Task PutAsync(OrderListing listing, Order order, bool touches)
    {
        // How often the order had moved: an older word never takes the place of a newer one.
        var moves = order.History.Count;
        var list = PartitionOf(listing.FirstLesson);
        // The list of lists first: a list that is named and empty does no harm.
        await NameAsync(list);
        var row = Row.Of(
            list,
            listing.OrderId,
            listing,
            (Moves, moves),
            ("Stage", listing.Stage.ToString()),
            ("Street", listing.Street)
        );
        var touched = touches;
        await TableRows.UntilCommittedAsync(async () =>
        {
            var listed = await tables.OrderLists.GetEntityIfExistsAsync<TableEntity>(list, listing.OrderId);
            var known = listed.HasValue ? listed.Value!.GetInt32(Moves) ?? 0 : 0;
            if (known > moves)
            {
                if (touched)
                    await waiting.FollowAsync(list, listing.OrderId);
                return (true, false);
            }

            // Before the list says so: should this be cut off, the list still knows less, and it is told again.
            await news.TellAsync(order, known);
            // As a rival's word comes in between, the list's row has changed, and it is done once more.
            if (touched |= known == moves || WaitingOrders.IsTouchedBy(listing, listed))
                await waiting.KeepAsync(listing);
            var change = listed.HasValue ? TableRows.Replace(row, listed.Value!.ETag) : TableRows.Insert(row);
            return (await tables.OrderLists.TryCommitAsync([change]), true);
        });
    }

    private async Task NameAsync(string list)
    {
        if (named.ContainsKey(list))
            return;
        await tables.OrderLists.UpsertEntityAsync(Row.Of(Lists, list, list));
        named[list] = true;
    }

    /// <summary>A page over all lists, the newest first, or of one list.</summary>
    /// <param name="list">A season's id, or a year for the months between the seasons; null for all.</param>
    /// <param name="after">Where the page before ended, as it said.</param>
    public Task<Listed<OrderListing>> PageAsync(
        string? list,
        OrderStage? stage,
        IReadOnlyList<string>? streets,
        string? after,
        int limit
    ) => PageAsync(list, stage is { } one ? [one] : [], streets, after, limit);

    /// <summary>
    /// The same for orders in one of several stages, in one pass over the keys: what moves from one of the stages to another
    /// meanwhile is seen once.
    /// </summary>
    /// <param name="stages">None for all.</param>
    public Task<Listed<OrderListing>> PageAsync(
        string? list,
        IReadOnlyList<OrderStage> stages,
        IReadOnlyList<string>? streets,
        string? after,
        int limit
    ) => PageAsync(list, stages, streets, after, limit, notBefore: null);

    /// <summary>
    /// A page of orders that wait for somebody, of all streets, in the lists of last year and later: a course ends within
    /// months of its first lesson, and the lists of years ago need not be asked.
    /// </summary>
    public Task<Listed<OrderListing>> WaitingPageAsync(IReadOnlyList<OrderStage> stages, string? after, int limit) =>
        PageAsync(null, stages, null, after, limit, ShanghaiTime.DateOf(clock.GetUtcNow()).Year - 1);

    private async Task<Listed<OrderListing>> PageAsync(
        string? list,
        IReadOnlyList<OrderStage> stages,
        IReadOnlyList<string>? streets,
        string? after,
        int limit,
        int? notBefore
    )
    {
        var rows = new List<Stored<OrderListing>>(limit);
        var (lastList, lastRow) = after?.Split('|') is [var inList, var row] ? (inList, row) : (null, null);
        foreach (var name in list is null ? await NewestFirstAsync() : [list])
        {
            if (lastList is not null && string.CompareOrdinal(name, lastList) > 0)
                continue;
            if (notBefore is { } year && string.CompareOrdinal(name, $"{year:0000}") < 0)
                break;
            var from = name == lastList ? TableRows.KeyAfter(lastRow!) : string.Empty;
            var page = await PageOfAsync(name, stages, streets, from, limit - rows.Count);
            rows.AddRange(page.Rows);
            if (page.After is not null || rows.Count == limit)
                return new Listed<OrderListing>(rows, $"{name}|{rows[^1].RowKey}");
        }

        return new Listed<OrderListing>(rows, null);
    }

    private async Task<IReadOnlyList<string>> NewestFirstAsync()
    {
        var names = new List<string>();
        await foreach (var name in tables.OrderLists.WithPrefixAsync<string>(Lists, string.Empty))
            names.Add(name.Value);
        names.Reverse();
        return names;
    }

    private Task<Listed<OrderListing>> PageOfAsync(
        string list,
        IReadOnlyList<OrderStage> stages,
        IReadOnlyList<string>? streets,
        string from,
        int limit
    )
    {
        var filters = new List<string>();
        if (stages.Count > 0)
            filters.Add(
                $"({string.Join(" or ", stages.Select(stage => TableClient.CreateQueryFilter($"Stage eq {stage.ToString()}")))})"
            );
        if (streets is not null)
            filters.Add(
                $"({string.Join(" or ", streets.Select(street => TableClient.CreateQueryFilter($"Street eq {street}")))})"
            );
        var extra = filters.Count == 0 ? null : string.Join(" and ", filters);
        return tables.OrderLists.PageAsync<OrderListing>(list, from, $"{char.MaxValue}", limit, extra);
    }

    /// <summary>The season by its default months: no order is listed elsewhere when they are set anew.</summary>
    public static string PartitionOf(DateTimeOffset firstLesson)
    {
        var date = ShanghaiTime.DateOf(firstLesson);
        return Season.Of(date)?.ToString() ?? $"{date.Year:0000}";
    }
}
