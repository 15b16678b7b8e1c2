using Azure.Data.Tables;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>Up to which moment the hours around lessons were looked at.</summary>
public sealed class WatchedHours(DeliveryTables tables)
{
    private const string Key = "lessons-watched-until";

    // After a longer standstill the hour of a lesson is over.
    private static readonly TimeSpan MostBack = TimeSpan.FromHours(6);

    public async Task<DateTimeOffset> SinceAsync(DateTimeOffset now)
    {
        var last = (await tables.Relay.FindAsync<DateTimeOffset>(Key, Key))?.Value ?? DateTimeOffset.MinValue;
        return last > now - MostBack ? last : now - MostBack;
    }

    public Task KeepAsync(DateTimeOffset until) =>
        tables.Relay.UpsertEntityAsync(Row.Of(Key, Key, until), TableUpdateMode.Replace);
}
