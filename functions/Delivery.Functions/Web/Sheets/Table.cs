using Delivery.Domain;

namespace Delivery.Functions.Web.Sheets;

/// <summary>A table that somebody sent as a file, as texts.</summary>
/// <param name="Columns">Each has a name of its own.</param>
public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows)
{
    public const int MostRows = 2000;
    public const int MostColumns = 60;
    private const int MostNamed = 20;
    private const int MostShown = 40;

    /// <summary>The row of the columns' names, as a spreadsheet counts.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <param name="sent">Every row with anything in it; the first is the names of the columns.</param>
    public static Outcome<Table> Of(IEnumerable<TableRow> sent, int mostRows = MostRows)
    {
        var rows = sent.Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell))).ToList();
        if (rows.Count < 2)
            return Outcome.Refused<Table>("import.empty", "文件里没有数据：第一行应是列名，下面每行一条");
        if (rows.Count - 1 > mostRows)
            return Outcome.Refused<Table>("import.too-many-rows", $"一个文件最多{mostRows}行，请分成几个文件");
        if (rows.Any(row => row.Cells.Skip(MostColumns).Any(cell => !string.IsNullOrWhiteSpace(cell))))
            return Outcome.Refused<Table>("import.too-many-columns", $"一个文件最多{MostColumns}列，请删去多余的列");
        var columns = rows[0].Cells.Select(name => name.Trim()).ToList();
        while (columns.Count > 0 && columns[^1].Length == 0)
            columns.RemoveAt(columns.Count - 1);
        List<Refusal> wrong = [.. Nameless(columns, rows), .. Twice(columns)];
        return wrong.Count > 0
            ? Outcome.Refused<Table>(wrong)
            : Outcome.Of(
                new Table(columns, [.. rows.Skip(1).Select(row => row.Wide(columns.Count))])
                {
                    HeaderRow = rows[0].Number,
                }
            );
    }

    /// <summary>As much of a cell as a sentence about it needs.</summary>
    public static string Shown(string cell) => cell.Length > MostShown ? $"{cell[..MostShown]}…" : cell;

    /// <summary>As spreadsheets name their columns: A, B, … Z, AA, …</summary>
    /// <param name="at">From 0.</param>
    public static string Letters(int at) => at < 26 ? $"{(char)('A' + at)}" : Letters(at / 26 - 1) + Letters(at % 26);

    private static IEnumerable<Refusal> Nameless(List<string> columns, List<TableRow> rows) =>
        Enumerable
            .Range(0, rows.Max(row => row.Cells.Count))
            .Where(at => at >= columns.Count || columns[at].Length == 0)
            .Where(at => rows.Any(row => at < row.Cells.Count && !string.IsNullOrWhiteSpace(row.Cells[at])))
            .Take(MostNamed)
            .Select(at => new Refusal(
                "import.column-nameless",
                $"{Letters(at)}列有内容却没有列名，请补上列名或删去这一列"
            ));

    private static IEnumerable<Refusal> Twice(List<string> columns) =>
        columns
            .Where(name => name.Length > 0)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Take(MostNamed)
            .Select(same => new Refusal("import.column-twice", $"列名“{Shown(same.Key)}”写了两次，请只留一列"));
}

/// <param name="Number">As a spreadsheet counts: the row of the columns' names is the first.</param>
/// <param name="Cells">As many as there are columns.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    public TableRow Wide(int columns) =>
        this with
        {
            Cells = [.. Cells.Take(columns), .. Enumerable.Repeat(string.Empty, Math.Max(0, columns - Cells.Count))],
        };
}
