using Delivery.Functions.Storage;

namespace Delivery.Functions.Workflow.Retention;

/// <summary>What one night's run has deleted.</summary>
/// <param name="Deleted">How many, by the name of what is kept.</param>
public sealed record RetentionReport(DateOnly Day, IReadOnlyDictionary<string, int> Deleted)
{
    public int Total => Deleted.Values.Sum();

    public RetentionReport With(IReadOnlyDictionary<string, int> more) =>
        this with
        {
            Deleted = Deleted
                .Concat(more)
                .GroupBy(one => one.Key)
                .ToDictionary(one => one.Key, one => one.Sum(count => count.Value)),
        };
}

/// <summary>The reports, one row a day, the newest first in key order.</summary>
public sealed class RetentionReports(DeliveryTables tables)
{
    private const string Partition = "retention";

    /// <summary>Adds to the day's report: the timer may run twice in a day.</summary>
    public Task AddAsync(DateOnly day, IReadOnlyDictionary<string, int> deleted) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var known = await tables.Relay.FindAsync<RetentionReport>(Partition, RowOf(day));
            var report = (known?.Value ?? new RetentionReport(day, new Dictionary<string, int>())).With(deleted);
            var row = Row.Of(Partition, RowOf(day), report);
            var put = known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag);
            return (await tables.Relay.TryCommitAsync([put]), true);
        });

    public Task<Listed<RetentionReport>> PageAsync(string? after, int limit) =>
        tables.Relay.PageAsync<RetentionReport>(
            Partition,
            after is null ? string.Empty : TableRows.KeyAfter(after),
            $"{char.MaxValue}",
            limit
        );

    private static string RowOf(DateOnly day) => $"{DateOnly.MaxValue.DayNumber - day.DayNumber:D7}";
}
