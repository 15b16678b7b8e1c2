using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Plans;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>
/// The head of a street's year. Every command that takes a number, counts lessons or touches the quota replaces it, so
/// that such commands of one street happen one after another; its sums change in the same batch as their entries.
/// </summary>
/// <param name="Granted">What came from other streets, less what went to them.</param>
public sealed record StreetYearHead(int LastNumber, decimal Reserved, decimal Spent, decimal Granted = 0)
{
    public static StreetYearHead None { get; } = new(0, 0, 0);

    /// <param name="given">By the city, in yuan.</param>
    public decimal TotalOf(decimal given) => given + Granted;
}

/// <summary>A street's year in one partition: agreement, orders, and the quota with its ledger.</summary>
public sealed class StreetYears(DeliveryTables tables, CurrentSettings settings)
{
    private const string HeadRow = "head";
    private const string AgreementRow = "agreement";
    private const string OrderPrefix = "order|";
    private const string EntryPrefix = "entry|";
    private const string PlanRow = "plan";
    private const string DraftPrefix = "draft|";

    public TableClient Table => tables.StreetYears;

    public Place PlaceOf(string street, int year) => new(Table, Partition(street, year));

    /// <summary>Where an order's commands are saved; an id that names no order is a place where nothing lies.</summary>
    public Place PlaceOf(string orderId) =>
        new(Table, OrderId.TryParse(orderId, out var parts) ? Partition(parts.StreetCode, parts.Year) : orderId);

    public static string Partition(string street, int year) => $"{street}|{year:0000}";

    public static string PartitionOf(string orderId)
    {
        var parts = OrderId.Parse(orderId);
        return Partition(parts.StreetCode, parts.Year);
    }

    public async Task<Stored<Order>?> OrderAsync(string orderId) =>
        OrderId.TryParse(orderId, out _)
            ? await Table.FindAsync<Order>(PartitionOf(orderId), OrderPrefix + orderId)
            : null;

    /// <exception cref="InvalidOperationException">There is no such order: the program asked for one it never took.</exception>
    public async Task<Stored<Order>> GetOrderAsync(string orderId) =>
        await OrderAsync(orderId) ?? throw new InvalidOperationException($"There is no order {orderId}.");

    public async Task<IReadOnlyList<Stored<Order>>> OrdersAsync(string street, int year)
    {
        var orders = new List<Stored<Order>>();
        await foreach (var order in Table.WithPrefixAsync<Order>(Partition(street, year), OrderPrefix))
            orders.Add(order);
        return orders;
    }

    public Task<Stored<Agreement>?> AgreementAsync(string street, int year) =>
        Table.FindAsync<Agreement>(Partition(street, year), AgreementRow);

    public static TableTransactionAction Put(Agreement agreement, Stored<Agreement>? known)
    {
        var row = Row.Of(Partition(agreement.Street, agreement.Year), AgreementRow, agreement);
        return known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
    }

    public Task<Stored<AnnualPlan>?> PlanAsync(string street, int year) =>
        Table.FindAsync<AnnualPlan>(Partition(street, year), PlanRow);

    public static TableTransactionAction Put(AnnualPlan plan, Stored<AnnualPlan>? known)
    {
        var row = Row.Of(Partition(plan.Street, plan.Year), PlanRow, plan);
        return known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
    }

    public Task<Stored<OrderDraft>?> DraftAsync(string street, int year, string id) =>
        Table.FindAsync<OrderDraft>(Partition(street, year), DraftPrefix + id);

    public async Task<IReadOnlyList<OrderDraft>> DraftsAsync(string street, int year)
    {
        var drafts = new List<OrderDraft>();
        await foreach (var draft in Table.WithPrefixAsync<OrderDraft>(Partition(street, year), DraftPrefix))
            drafts.Add(draft.Value);
        return drafts;
    }

    public static TableTransactionAction Put(string street, OrderDraft draft) =>
        TableRows.Put(Row.Of(Partition(street, draft.Year), DraftPrefix + draft.Id, draft));

    public static TableTransactionAction RemoveDraft(string street, int year, string id) =>
        TableRows.Delete(Partition(street, year), DraftPrefix + id);

    /// <summary>What was typed into a returned order goes in the batch with which its turn ends.</summary>
    /// <param name="before">As it stood.</param>
    public async Task<IReadOnlyList<TableTransactionAction>> AnswerGoneAsync(Order before) =>
        before.Stage == OrderStage.Returned ? await TypedGoneAsync(before) : [];

    /// <summary>What was typed into an order while it was returned, whatever its stage is by now.</summary>
    public async Task<IReadOnlyList<TableTransactionAction>> TypedGoneAsync(Order order)
    {
        var (street, year) = (order.Request.Street, OrderId.Parse(order.OrderId).Year);
        return await DraftAsync(street, year, order.OrderId) is not null
            ? [RemoveDraft(street, year, order.OrderId)]
            : [];
    }

    /// <summary>All of a year that its street looks at, in one range.</summary>
    public Task<StreetYear> WholeAsync(string street, int year) =>
        ReadAsync(street, year, string.Empty, $"{char.MaxValue}");

    /// <summary>A year's orders and what is prepared of them, which lie close together: one range without the acts and the ledger.</summary>
    public Task<StreetYear> PreparedOrdersAsync(string street, int year) =>
        ReadAsync(street, year, OrderPrefix, Preparations.Prefix + char.MaxValue);

    private async Task<StreetYear> ReadAsync(string street, int year, string from, string to)
    {
        var whole = new StreetYear();
        await foreach (var row in Table.EntitiesAsync(Partition(street, year), from, to))
            whole = row.RowKey switch
            {
                AgreementRow => whole with { Agreement = Row.Read<Agreement>(row).Value },
                HeadRow => whole with { Head = Row.Read<StreetYearHead>(row).Value },
                PlanRow => whole with { Plan = Row.Read<AnnualPlan>(row).Value, PlanVersion = row.ETag },
                var key when key.StartsWith(OrderPrefix, StringComparison.Ordinal) => whole.With(
                    Row.Read<Order>(row).Value
                ),
                var key when key.StartsWith(DraftPrefix, StringComparison.Ordinal) => whole.With(
                    Row.Read<OrderDraft>(row).Value
                ),
                var key when key.StartsWith(Preparations.Prefix, StringComparison.Ordinal) => whole.With(
                    Row.Read<Preparation>(row).Value
                ),
                _ => whole,
            };
        return whole;
    }

    public Task<Stored<StreetYearHead>?> HeadAsync(string street, int year) =>
        Table.FindAsync<StreetYearHead>(Partition(street, year), HeadRow);

    public async Task<Quota> QuotaAsync(string street, int year)
    {
        var entries = new List<QuotaEntry>();
        await foreach (var entry in Table.WithPrefixAsync<QuotaEntry>(Partition(street, year), EntryPrefix))
            entries.Add(entry.Value);
        return new Quota(street, year, settings.QuotaOf(year), entries);
    }

    /// <summary>The head and the entries as they were at one moment: they lie side by side.</summary>
    public async Task<(StreetYearHead Head, Quota Quota)> LedgerAsync(string street, int year)
    {
        var (head, entries) = (StreetYearHead.None, new List<QuotaEntry>());
        await foreach (
            var row in Table.EntitiesAsync(Partition(street, year), EntryPrefix, TableRows.KeyAfter(HeadRow))
        )
            if (row.RowKey == HeadRow)
                head = Row.Read<StreetYearHead>(row).Value;
            else
                entries.Add(Row.Read<QuotaEntry>(row).Value);
        return (head, new Quota(street, year, settings.QuotaOf(year), entries));
    }

    public static TableEntity RowOf(Order order) =>
        Row.Of(PartitionOf(order.OrderId), OrderPrefix + order.OrderId, order);

    public static TableEntity RowOf(string street, int year, QuotaEntry entry) =>
        Row.Of(Partition(street, year), EntryPrefix + entry.EntryId, entry);

    /// <summary>The head's next form: inserted the first time, replaced under its tag ever after.</summary>
    public static TableTransactionAction Put(string partition, Stored<StreetYearHead>? read, StreetYearHead next)
    {
        var row = Row.Of(partition, HeadRow, next);
        return read is null ? TableRows.Insert(row) : TableRows.Replace(row, read.ETag);
    }
}
