using Azure;
using Azure.Data.Tables;
using Delivery.Domain.Operation;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Operation;

/// <summary>What staff have changed of the settings: a row each, with its history; one never changed has none.</summary>
public sealed class SettingRows(DeliveryTables tables)
{
    private const string Partition = "settings";

    // The version of a setting that has only its default.
    private static readonly ETag NeverChanged = new("\"0\"");

    public Place Place => new(tables.Registers, Partition);

    public Task<Stored<SettingHistory>?> FindAsync(string name) =>
        tables.Registers.FindAsync<SettingHistory>(Partition, name);

    public async Task<IReadOnlyList<SettingHistory>> AllAsync()
    {
        var histories = new List<SettingHistory>();
        await foreach (var row in tables.Registers.WithPrefixAsync<SettingHistory>(Partition, string.Empty))
            histories.Add(row.Value);
        return histories;
    }

    public static ETag VersionOf(Stored<SettingHistory>? stored) => stored?.ETag ?? NeverChanged;

    public static TableTransactionAction Put(SettingHistory history, Stored<SettingHistory>? read)
    {
        var row = Row.Of(Partition, history.Name, history);
        return read is null ? TableRows.Insert(row) : TableRows.Replace(row, read.ETag);
    }
}
