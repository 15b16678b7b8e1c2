using Azure.Data.Tables;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage;

/// <summary>Rows that follow what is written elsewhere, whoever else brings them up to it meanwhile.</summary>
public static class FollowingRows
{
    /// <summary>
    /// What is written was read after the row that it replaces: an older word never takes the place of a newer one. A row that
    /// was not there has no tag that a rival would change, so what it follows is looked at once more.
    /// </summary>
    /// <param name="now">What should stand there, by what stands there; null for nothing.</param>
    public static Task FollowAsync<T>(this Place place, string row, Func<T?, Task<T?>> now)
        where T : class =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var known = await place.Table.FindAsync<T>(place.Partition, row);
            var next = await now(known?.Value);
            if (Equals(next, known?.Value))
                return (true, true);
            var isWritten = await place.Table.TryCommitAsync([ActionOf(place.Partition, row, known, next)]);
            return (isWritten && known is not null, true);
        });

    private static TableTransactionAction ActionOf<T>(string partition, string row, Stored<T>? known, T? next)
        where T : class =>
        next is null ? TableRows.Delete(known!)
        : known is null ? TableRows.Insert(Row.Of(partition, row, next))
        : TableRows.Replace(Row.Of(partition, row, next), known.ETag);
}
