using Azure;
using Delivery.Domain.Calendar;

namespace Delivery.Functions.Storage.Settlement;

/// <summary>A month's windows as everybody concerned knows them.</summary>
/// <param name="Was">As they were before the calendar moved them last; null where it never has.</param>
/// <param name="Times">How often it has.</param>
public sealed record ToldWindow(
    Month Month,
    SettlementWindows Now,
    SettlementWindows? Was = null,
    DateOnly? MovedOn = null,
    int Times = 0
);

/// <summary>What was last told of the windows of each month whose run has not begun.</summary>
public sealed class ToldWindows(DeliveryTables tables)
{
    private const string Partition = "windows";

    /// <summary>Of a range of months, both included.</summary>
    public async Task<IReadOnlyDictionary<Month, Stored<ToldWindow>>> OfAsync(Month first, Month last)
    {
        var told = new Dictionary<Month, Stored<ToldWindow>>();
        await foreach (
            var row in tables.Settlements.RangeAsync<ToldWindow>(Partition, $"{first}", TableRows.KeyAfter($"{last}"))
        )
            told[row.Value.Month] = row;
        return told;
    }

    /// <returns>False where another has done it.</returns>
    public Task<bool> PutAsync(ToldWindow told, ETag? read) =>
        tables.Settlements.TryCommitAsync([
            read is { } tag
                ? TableRows.Replace(Row.Of(Partition, $"{told.Month}", told), tag)
                : TableRows.Insert(Row.Of(Partition, $"{told.Month}", told)),
        ]);
}
