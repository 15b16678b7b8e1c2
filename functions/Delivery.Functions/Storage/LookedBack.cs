using Azure.Data.Tables;

namespace Delivery.Functions.Storage;

/// <summary>From which day on acts are to be looked at for what a crash left undone beside them.</summary>
public sealed class LookedBack(DeliveryTables tables)
{
    /// <summary>So far back it is looked where it never was.</summary>
    public const int DaysAtFirst = 3;

    /// <returns>The day before the last that was looked at, which was not over then: an act may be listed some time after it was done.</returns>
    public async Task<DateOnly> SinceAsync(string what, DateOnly today) =>
        (await tables.Relay.FindAsync<DateOnly>(RowOf(what), RowOf(what)))?.Value.AddDays(-1)
        ?? today.AddDays(-DaysAtFirst);

    /// <summary>Once all of it is made good: who was killed before that looks at the same days again.</summary>
    public Task KeepAsync(string what, DateOnly today) =>
        tables.Relay.UpsertEntityAsync(Row.Of(RowOf(what), RowOf(what), today), TableUpdateMode.Replace);

    private static string RowOf(string what) => $"{what}-looked-back-until";
}
