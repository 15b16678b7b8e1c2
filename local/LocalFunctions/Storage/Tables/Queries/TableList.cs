using System.Text;
using LocalFunctions.Storage.Tables.Filters;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Tables.Queries;

/// <summary>Lists the tables, with the same filters and pages as entities have.</summary>
internal static class TableList
{
    public static Answer Answer(TableNames names, Query query)
    {
        var asked = EntityQuery.Parse(query);
        var (filter, properties) = query["$filter"] is { Length: > 0 } text ? FilterParser.Parse(text) : (null, []);
        var row = new FilterRow(properties);
        var next = query["NextTableName"] ?? "";
        var matching = names
            .InOrder.Where(name => string.Compare(name, next, StringComparison.OrdinalIgnoreCase) >= 0)
            .Where(name => filter is null || Matches(filter, row, name))
            .Take(asked.Top + 1)
            .ToList();
        var page = matching.Take(asked.Top).Select(name => $$"""{"TableName":"{{name}}"}""");
        var body = Encoding.UTF8.GetBytes($$"""{"value":[{{string.Join(',', page)}}]}""");
        return TableAnswers
            .Json(200, body)
            .With("x-ms-continuation-NextTableName", matching.Count > asked.Top ? matching[^1] : null);
    }

    private static bool Matches(Expression filter, FilterRow row, string name)
    {
        row.Load([], [], 0, Encoding.UTF8.GetBytes($$"""{"TableName":"{{name}}"}"""));
        return filter.Holds(row);
    }
}
