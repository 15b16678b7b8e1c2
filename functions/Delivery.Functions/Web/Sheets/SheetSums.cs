namespace Delivery.Functions.Web.Sheets;

/// <summary>The last row of a summed sheet: "合计", then the sum of every column of numbers.</summary>
public static class SheetSums
{
    public static IReadOnlyList<IReadOnlyList<Cell>> RowsWithSums(this Sheet sheet) =>
        sheet is { Summed: true, Rows.Count: > 0 }
            ? [.. sheet.Rows, [.. sheet.Columns.Select((_, column) => SumOf(sheet, column))]]
            : sheet.Rows;

    /// <summary>The columns that have a sum.</summary>
    public static IEnumerable<int> SummedColumns(this Sheet sheet) =>
        sheet is { Summed: true, Rows: [var first, ..] }
            ? first.Index().Where(cell => cell.Item is Cell.Yuan or Cell.Count).Select(cell => cell.Index)
            : [];

    private static Cell SumOf(Sheet sheet, int column) =>
        sheet.Rows[0][column] switch
        {
            Cell.Yuan => new Cell.Yuan(sheet.Rows.Sum(row => ((Cell.Yuan)row[column]).Value)),
            Cell.Count => new Cell.Count(sheet.Rows.Sum(row => ((Cell.Count)row[column]).Value)),
            _ => new Cell.Text(column == 0 ? "合计" : string.Empty),
        };
}
