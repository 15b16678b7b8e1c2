using Azure.Data.Tables;

namespace Delivery.Functions.Storage.Conduct;

/// <summary>Up to which Shanghai day conduct has been judged by rule.</summary>
public sealed class JudgedDays(DeliveryTables tables)
{
    private const string Key = "judged-until";

    // After a longer standstill people look themselves.
    private const int MostDaysBack = 40;

    /// <returns>The first day that was not judged; on the very first run, yesterday.</returns>
    public async Task<DateOnly> NextAsync(DateOnly today)
    {
        var last = (await tables.Relay.FindAsync<DateOnly>(Key, Key))?.Value ?? today.AddDays(-2);
        var next = last.AddDays(1);
        return next < today.AddDays(-MostDaysBack) ? today.AddDays(-MostDaysBack) : next;
    }

    public Task JudgedAsync(DateOnly day) =>
        tables.Relay.UpsertEntityAsync(Row.Of(Key, Key, day), TableUpdateMode.Replace);
}
