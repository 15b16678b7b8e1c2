using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;

namespace Delivery.Functions.Storage.Settlement;

/// <param name="IsDone">The month that took it over is closed.</param>
public sealed record FoundItem(CarriedItem Item, bool IsDone);

/// <summary>
/// What closed months leave to later ones, in one partition: money that the bank sent back, and what could not be taken
/// off. A month takes an item before its payslip shows it, so that no two months ever do.
/// </summary>
public sealed class CarriedItems(DeliveryTables tables)
{
    public const string Partition = "carried";
    private const string OpenPrefix = "open|";
    private const string DonePrefix = "done|";

    public TableClient Table => tables.Settlements;

    /// <summary>What no closed month has paid or taken off yet.</summary>
    public async Task<IReadOnlyList<Stored<CarriedItem>>> OpenAsync()
    {
        var open = new List<Stored<CarriedItem>>();
        await foreach (var item in Table.WithPrefixAsync<CarriedItem>(Partition, OpenPrefix))
            open.Add(item);
        return open;
    }

    /// <returns>Null where the payslip never left such an item.</returns>
    public async Task<FoundItem?> FindAsync(string origin, CarriedKind kind)
    {
        if (await Table.FindAsync<CarriedItem>(Partition, OpenPrefix + KeyOf(origin, kind)) is { } open)
            return new FoundItem(open.Value, IsDone: false);
        return await Table.FindAsync<CarriedItem>(Partition, DonePrefix + KeyOf(origin, kind)) is { } done
            ? new FoundItem(done.Value, IsDone: true)
            : null;
    }

    /// <summary>Left once, however often its month is closed.</summary>
    public async Task LeaveAsync(CarriedItem item)
    {
        if (await FindAsync(item.Origin, item.Kind) is null)
            await Table.InsertIfAbsentAsync(OpenRow(item));
    }

    /// <summary>The month takes over what waits of these teachers; taken twice, it has the same.</summary>
    public async Task<IReadOnlyList<CarriedItem>> TakeAsync(Month month, IReadOnlyCollection<string> teachers)
    {
        var wanted = teachers.ToHashSet();
        var taken = new List<CarriedItem>();
        foreach (var open in (await OpenAsync()).Where(one => wanted.Contains(one.Value.TeacherId)))
            if (await TryTakeAsync(open, month) is { } item)
                taken.Add(item);
        return taken;
    }

    /// <summary>What the month has taken over, of those items that its payslips name.</summary>
    public async Task<IReadOnlyList<CarriedItem>> TakenAsync(Month month, IEnumerable<Payslip> payslips)
    {
        var taken = new List<CarriedItem>();
        foreach (var (origin, kind) in payslips.SelectMany(NamedOn))
            if (await FindAsync(origin, kind) is { Item: var item } && item.TakenBy == month)
                taken.Add(item);
        return taken;
    }

    /// <summary>The month is paid: what its payslips took over is settled for ever, and what it took in vain waits again.</summary>
    public async Task CloseAsync(Month month, IEnumerable<Payslip> payslips)
    {
        var named = payslips.SelectMany(NamedOn).ToHashSet();
        foreach (var open in (await OpenAsync()).Where(one => one.Value.TakenBy == month))
            await Table.SubmitTransactionAsync(
                named.Contains((open.Value.Origin, open.Value.Kind))
                    ? [TableRows.Delete(Partition, open.RowKey), TableRows.Put(DoneRow(open.Value))]
                    : [TableRows.Replace(OpenRow(open.Value with { TakenBy = null }), open.ETag)]
            );
    }

    /// <summary>It pays again, or takes off, what an earlier month has left.</summary>
    public static bool IsNamedOn(Payslip payslip) => NamedOn(payslip).Any();

    private static TableEntity DoneRow(CarriedItem item) =>
        Row.Of(Partition, DonePrefix + KeyOf(item.Origin, item.Kind), item);

    public static TableEntity OpenRow(CarriedItem item) =>
        Row.Of(Partition, OpenPrefix + KeyOf(item.Origin, item.Kind), item);

    private Task<CarriedItem?> TryTakeAsync(Stored<CarriedItem> read, Month month) =>
        TableRows.UntilCommittedAsync<CarriedItem?>(async () =>
        {
            if (
                await Table.FindAsync<CarriedItem>(Partition, read.RowKey) is not { } stored
                || !stored.Value.IsFor(month)
            )
                return (true, null);
            if (stored.Value.TakenBy == month)
                return (true, stored.Value);
            var taken = stored.Value with { TakenBy = month };
            return (await Table.TryCommitAsync([TableRows.Replace(OpenRow(taken), stored.ETag)]), taken);
        });

    private static IEnumerable<(string Origin, CarriedKind Kind)> NamedOn(Payslip payslip) =>
        [
            .. payslip.Repayments?.Select(one => (one.Origin, CarriedKind.Repayment)) ?? [],
            .. payslip.Brought?.Select(one => (one.Origin, CarriedKind.Debt)) ?? [],
        ];

    private static string KeyOf(string origin, CarriedKind kind) => $"{origin}|{kind}";
}
