using System.Text;
using Azure.Data.Tables;
using Delivery.Functions.Storage;
using LocalFunctions.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Tests.People;

/// <summary>Looks everywhere for a word.</summary>
internal static class ErasureSearch
{
    /// <summary>Every row and every blob in which a word stands, but those of the money.</summary>
    public static async Task<IReadOnlyList<string>> PlacesOfAsync(FunctionsHost host, string word)
    {
        var found = new List<string>();
        foreach (var table in host.Services.GetRequiredService<DeliveryTables>().All)
        await foreach (var row in table.QueryAsync<TableEntity>())
            if (!IsMoney(table.Name, row) && row.Any(cell => Holds($"{cell.Value}", word)))
                found.Add($"{table.Name}/{row.PartitionKey}/{row.RowKey}");
        foreach (var container in host.Services.GetRequiredService<DeliveryBlobs>().All)
            if (container.Name != "payslips")
                await foreach (var blob in container.GetBlobsAsync())
                {
                    var content = await container.GetBlobClient(blob.Name).DownloadContentAsync();
                    if (Holds(Encoding.UTF8.GetString(content.Value.Content), word))
                        found.Add($"{container.Name}/{blob.Name}");
                }

        return found;
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsMoney(string table, TableEntity row) =>
        table == "Settlements"
        && (
            row.RowKey.StartsWith("payslip|", StringComparison.Ordinal)
            // The year's statements.
            || row.PartitionKey.Contains('|', StringComparison.Ordinal)
        );
}
