using Azure.Data.Tables;

namespace Delivery.Functions.Storage;

public static class RowDeletion
{
    /// <summary>Deletes rows of one partition. Again after a crash, what is gone already does no harm.</summary>
    public static async Task DeleteRowsAsync(this TableClient table, string partition, IReadOnlyList<string> rows)
    {
        // A batch fails over one that is gone already; then each is tried by itself.
        foreach (var batch in rows.Chunk(TableRows.MostInBatch))
            if (!await table.TryCommitAsync([.. batch.Select(row => TableRows.Delete(partition, row))]))
                foreach (var row in batch)
                    await table.DeleteEntityAsync(partition, row);
    }

    /// <summary>The keys of a range, without what lies under them.</summary>
    public static async Task<IReadOnlyList<string>> KeysAsync(
        this TableClient table,
        string partition,
        string from,
        string to
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {to}"
        );
        var keys = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"]))
            keys.Add(row.RowKey);
        return keys;
    }
}
