using LocalFunctions.Storage.Gate;
using LocalFunctions.Storage.Tables.Changes;

namespace LocalFunctions.Storage.Straight;

/// <summary>The calls to one table, named as the requests are that they stand for.</summary>
internal sealed class TableCalls(string table)
{
    private readonly StorageCall insert = new("POST", table, $"insert {table}");
    private readonly StorageCall put = new("PUT", table, $"put {table}");
    private readonly StorageCall merge = new("PATCH", table, $"merge {table}");
    private readonly StorageCall delete = new("DELETE", table, $"delete {table}");

    public static StorageCall Batch { get; } = new("POST", "$batch", "batch");

    public StorageCall Read { get; } = new("GET", table, $"read {table}");

    public StorageCall Query { get; } = new("GET", table, $"query {table}");

    public StorageCall Of(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Insert => insert,
            ChangeKind.Replace or ChangeKind.InsertOrReplace => put,
            ChangeKind.Delete => delete,
            _ => merge,
        };
}
