namespace LocalFunctions.Storage.Tables.Filters;

/// <summary>A filter ready to be used: the stretch of keys to be read, and what is still to be tested on each entity of it.</summary>
internal sealed class QueryFilter
{
    private readonly Expression? expression;
    private readonly IReadOnlyList<string> properties;

    private QueryFilter(Expression? expression, IReadOnlyList<string> properties)
    {
        Range = KeyRange.Of(expression);
        (this.expression, this.properties) = (Range.IsExact ? null : expression, properties);
    }

    public KeyRange Range { get; }

    /// <exception cref="RequestRefusedException">It is no filter.</exception>
    public static QueryFilter Parse(string? text)
    {
        var (expression, properties) = string.IsNullOrEmpty(text) ? (null, []) : FilterParser.Parse(text);
        return new QueryFilter(expression, properties);
    }

    /// <summary>The test of one reading, which uses its memory row after row; null where every entity of the range matches.</summary>
    public RowTest? Test() => expression is null ? null : new RowTest(expression, new FilterRow(properties));
}

/// <summary>Whether an entity satisfies a filter.</summary>
internal sealed class RowTest(Expression expression, FilterRow row)
{
    public bool Holds(
        ReadOnlySpan<byte> partitionKey,
        ReadOnlySpan<byte> rowKey,
        long stamp,
        ReadOnlySpan<byte> properties
    )
    {
        row.Load(partitionKey, rowKey, stamp, properties);
        return expression.Holds(row);
    }
}
