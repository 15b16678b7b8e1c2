using Azure;
using Azure.Data.Tables;
using LocalFunctions.Http;

namespace LocalFunctions.Views.Data;

/// <summary>The tables as they lie in storage, a page at a time.</summary>
internal static class TableEndpoints
{
    private const int RowsOnPage = 100;

    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        var tables = endpoints.ServiceProvider.GetRequiredService<TableServiceClient>();
        endpoints.MapGet("/local/tables", (CancellationToken cancellation) => ListAsync(host, tables, cancellation));
        endpoints.MapGet(
            "/local/tables/{table}",
            (string table, string? partition, string? from, CancellationToken cancellation) =>
                RowsAsync(host, tables.GetTableClient(table), partition, from, cancellation)
        );
    }

    private static async Task<IResult> ListAsync(
        ViewedHost host,
        TableServiceClient tables,
        CancellationToken cancellation
    )
    {
        var names = new List<string>();
        await foreach (var table in tables.QueryAsync(cancellationToken: cancellation))
            names.Add(table.Name);
        return View.Of<TablesPage>(host, (nameof(TablesPage.Names), names));
    }

    private static async Task<IResult> RowsAsync(
        ViewedHost host,
        TableClient table,
        string? partition,
        string? from,
        CancellationToken cancellation
    )
    {
        var filter = string.IsNullOrEmpty(partition)
            ? null
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        try
        {
            var rows = table.QueryAsync<TableEntity>(filter, RowsOnPage, cancellationToken: cancellation);
            await foreach (var page in rows.AsPages(string.IsNullOrEmpty(from) ? null : from, RowsOnPage))
            {
                return View.Of<TablePage>(
                    host,
                    (nameof(TablePage.Name), table.Name),
                    (nameof(TablePage.Partition), partition),
                    (nameof(TablePage.Rows), page.Values),
                    (nameof(TablePage.Next), page.ContinuationToken)
                );
            }
        }
        catch (RequestFailedException failed) when (failed.Status is 400 or 404)
        {
            return Problems.Of(failed.Status, "table.unknown", "没有这张表，或页码不对。");
        }
        return View.Of<TablePage>(host, (nameof(TablePage.Name), table.Name), (nameof(TablePage.Partition), partition));
    }
}
