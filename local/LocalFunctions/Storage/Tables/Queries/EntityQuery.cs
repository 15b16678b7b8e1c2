using System.Text;
using LocalFunctions.Storage.Tables.Filters;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Tables.Queries;

/// <summary>What a query asks for: which entities, which of their properties, how many, and from where.</summary>
/// <param name="Selected">Null for all properties.</param>
internal sealed record EntityQuery(
    QueryFilter Filter,
    IReadOnlyList<byte[]>? Selected,
    int Top,
    byte[]? NextPartitionKey,
    byte[]? NextRowKey
)
{
    private const int MostInPage = 1000;

    public static EntityQuery Parse(Query query) =>
        new(
            QueryFilter.Parse(query["$filter"]),
            Selection(query["$select"]),
            Number(query["$top"]),
            Continuation.Read(query["NextPartitionKey"]),
            Continuation.Read(query["NextRowKey"])
        );

    public static IReadOnlyList<byte[]>? Selection(string? select) =>
        string.IsNullOrEmpty(select) || select == "*"
            ? null
            : [.. select.Split(',', StringSplitOptions.TrimEntries).Select(Encoding.UTF8.GetBytes)];

    /// <exception cref="RequestRefusedException">More than a page holds, or none.</exception>
    public static int MostRows(int? top) =>
        top is null ? MostInPage
        : top is > 0 and <= MostInPage ? top.Value
        : throw new RequestRefusedException(TableError.InvalidInput($"$top must lie between 1 and {MostInPage}."));

    private static int Number(string? top) =>
        MostRows(
            top is null ? null
            : int.TryParse(top, out var number) ? number
            : -1
        );
}
