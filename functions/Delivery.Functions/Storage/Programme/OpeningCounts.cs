using Delivery.Domain.Calendar;

namespace Delivery.Functions.Storage.Programme;

/// <summary>How often a week was opened on a day in one way; nothing of who opened it.</summary>
public sealed record OpeningCount(DateOnly Day, string Channel, int Count);

/// <summary>The counts of all instances, a row for each day and way of a week.</summary>
public sealed class OpeningCounts(DeliveryTables tables)
{
    public Task AddAsync(Week week, DateOnly day, string channel, int more) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var (partition, key) = ($"{week}", $"{day:yyyy-MM-dd}|{channel}");
            var known = await tables.Openings.FindAsync<OpeningCount>(partition, key);
            var row = Row.Of(partition, key, new OpeningCount(day, channel, (known?.Value.Count ?? 0) + more));
            var put = known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
            return (await tables.Openings.TryCommitAsync([put]), true);
        });

    public async Task<IReadOnlyList<OpeningCount>> OfAsync(Week week)
    {
        var counts = new List<OpeningCount>();
        await foreach (var row in tables.Openings.WithPrefixAsync<OpeningCount>($"{week}", string.Empty))
            counts.Add(row.Value);
        return counts;
    }
}
