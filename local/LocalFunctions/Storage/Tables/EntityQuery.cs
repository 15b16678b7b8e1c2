using System.Text;
using LocalFunctions.Storage.Tables.Filters;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Tables;

/// <summary>What a query asks for: which entities, which of their properties, how many, and from where.</summary>
internal sealed class EntityQuery
{
    private const int MostInPage = 1000;

    private EntityQuery(Query query)
    {
        if (query["$filter"] is { Length: > 0 } text)
        {
            var (expression, properties) = FilterParser.Parse(text);
            Range = KeyRange.Of(expression);
            Filter = Range.IsExact ? null : expression;
            Row = new FilterRow(properties);
        }
        Selected = Selection(query["$select"]);
        Top = Number(query["$top"]);
        NextPartitionKey = Continuation.Read(query["NextPartitionKey"]);
        NextRowKey = Continuation.Read(query["NextRowKey"]);
    }

    public KeyRange Range { get; } = KeyRange.Of(null);

    /// <summary>What is still to be tested on each entity of the range; null where nothing is.</summary>
    public Expression? Filter { get; }

    public FilterRow? Row { get; }
    public IReadOnlyList<byte[]>? Selected { get; }
    public int Top { get; }
    public byte[]? NextPartitionKey { get; }
    public byte[]? NextRowKey { get; }

    public static EntityQuery Parse(Query query) => new(query);

    public static IReadOnlyList<byte[]>? Selection(string? select) =>
        string.IsNullOrEmpty(select) || select == "*"
            ? null
            : [.. select.Split(',', StringSplitOptions.TrimEntries).Select(Encoding.UTF8.GetBytes)];

    private static int Number(string? top)
    {
        if (top is null)
            return MostInPage;
        return int.TryParse(top, out var number) && number is > 0 and <= MostInPage
            ? number
            : throw new RequestRefusedException(TableError.InvalidInput($"$top must lie between 1 and {MostInPage}."));
    }
}
