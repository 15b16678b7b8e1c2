using System.Globalization;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Security.Rates;

/// <summary>How often somebody asked in a period, by the day of the period, so that whole days are deleted.</summary>
public sealed record RateCount(int Count);

/// <summary>The counts that all instances share.</summary>
public sealed class RateRows(DeliveryTables tables)
{
    /// <summary>Two requests, whatever is added.</summary>
    /// <param name="hash">Of who asked: <see cref="CallerHash"/>.</param>
    /// <returns>The sum of all instances.</returns>
    public Task<int> AddAsync(RatePeriod period, string hash, int more)
    {
        var (partition, key) = (AuditLog.DayOf(period.Start), KeyOf(period, hash));
        return TableRows.UntilCommittedAsync(async () =>
        {
            var known = await tables.Rates.FindAsync<RateCount>(partition, key);
            var sum = (known?.Value.Count ?? 0) + more;
            var row = Row.Of(partition, key, new RateCount(sum));
            var put = known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
            return (await tables.Rates.TryCommitAsync([put]), sum);
        });
    }

    /// <returns>How many counts of the day were deleted.</returns>
    public async Task<int> DeleteAsync(DateOnly day)
    {
        var (partition, deleted) = ($"{day:yyyy-MM-dd}", 0);
        while (true)
        {
            var page = await tables.Rates.PageAsync<RateCount>(
                partition,
                "",
                $"{char.MaxValue}",
                TableRows.MostInBatch
            );
            if (page.Rows.Count == 0)
                return deleted;
            await tables.Rates.SubmitTransactionAsync(page.Rows.Select(row => TableRows.Delete(partition, row.RowKey)));
            deleted += page.Rows.Count;
        }
    }

    private static string KeyOf(RatePeriod period, string hash) =>
        $"{period.Rate.Name}|{period.Start.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}|{hash}";
}
