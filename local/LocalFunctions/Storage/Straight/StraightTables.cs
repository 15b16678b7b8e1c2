using Azure;
using Azure.Data.Tables;

namespace LocalFunctions.Storage.Straight;

/// <summary>The table client of the embedded storage: its tables are <see cref="StraightTable"/>s, all else goes by REST.</summary>
internal sealed class StraightTables : TableServiceClient
{
    private readonly Func<string, StraightTable> table;

    public StraightTables(Uri endpoint, TableClientOptions wire, StraightStore store)
        : base(endpoint, NoSignature, wire) => table = name => new StraightTable(endpoint, name, wire, store);

    /// <summary>An empty SAS: a request that never leaves the process needs no signature.</summary>
    public static AzureSasCredential NoSignature { get; } = new("?");

    public override TableClient GetTableClient(string tableName) =>
        string.IsNullOrEmpty(tableName) ? base.GetTableClient(tableName) : table(tableName);
}
