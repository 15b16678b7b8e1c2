using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Domain;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Web.Intake;

/// <summary>A register's table as it was sent: a spreadsheet or CSV, or NDJSON in lines of the API's form.</summary>
/// <param name="Table">Null for NDJSON.</param>
/// <param name="Lines">Of NDJSON, by number.</param>
public sealed record SentFile(
    IReadOnlyList<SentRow> Rows,
    Table? Table,
    IReadOnlyDictionary<int, string> Lines,
    bool IsXlsx
)
{
    /// <summary>The column of errors that an annotated copy has; one that comes back with the copy says nothing.</summary>
    public const string Errors = "错误";

    public const string ErrorsField = "errors";

    /// <summary>The workbook itself; null for another form.</summary>
    public byte[]? Workbook { get; init; }

    /// <summary>Stands in the names of columns that a list shows and a file does not change.</summary>
    public const string NotTaken = "不导入";

    public static Outcome<SentFile> Read(byte[] file, IntakeSheet register)
    {
        if (IsNdjson(file))
            return ReadLines(CsvText.Of(file), register.MostRows);
        var table = TableFiles.Read(file, register.MostRows);
        return table.IsRefused
            ? Outcome.Refused<SentFile>(table.Refusals)
            : ReadTable(table.Value, register, TableFiles.IsXlsx(file) ? file : null);
    }

    private static bool IsNdjson(ReadOnlySpan<byte> file) =>
        (file.StartsWith("\uFEFF"u8) ? file[3..] : file).TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    private static Outcome<SentFile> ReadTable(Table table, IntakeSheet register, byte[]? workbook)
    {
        var columns = table
            .Columns.Select(header => (Header: NameOf(header), Column: ColumnOf(header, register)))
            .ToList();
        List<Refusal> wrong =
        [
            .. columns
                .Where(one => one.Column is null && !SaysNothing(one.Header))
                .Select(one => Unknown(one.Header, register)),
            .. columns
                .Where(one => one.Column is not null)
                .GroupBy(one => one.Column!.Name)
                .Where(same => same.Count() > 1)
                .Select(same => new Refusal("import.column-twice", $"“{same.Key}”有两列，请只留一列", same.Key)),
        ];
        if (columns.TrueForAll(one => one.Column != register.KeyColumn))
            wrong.Add(new("import.column-missing", $"缺少“{register.KeyColumn.Name}”这一列", register.KeyColumn.Name));
        return wrong.Count > 0
            ? Outcome.Refused<SentFile>(wrong)
            : Outcome.Of(
                new SentFile(
                    [
                        .. table.Rows.Select(row =>
                            IsHeader(row, table.Columns)
                                ? Unreadable(row.Number, HeaderAgain(register))
                                : RowOf(row, [.. columns.Select(one => one.Column)])
                        ),
                    ],
                    table,
                    new Dictionary<int, string>(),
                    workbook is not null
                )
                {
                    Workbook = workbook,
                }
            );
    }

    /// <summary>What a column's name in a file means; null where the register has none such.</summary>
    public static IntakeColumn? ColumnOf(string header, IntakeSheet register) =>
        register.Columns.FirstOrDefault(known => known.IsCalled(NameOf(header)));

    private static string NameOf(string header) => TypedText.Clean(TextKind.Code, header).TrimEnd('*');

    private static bool SaysNothing(string header) =>
        header.Length == 0 || header == Errors || header.Contains(NotTaken, StringComparison.Ordinal);

    private static Refusal Unknown(string header, IntakeSheet register) =>
        new(
            "import.column-unknown",
            $"不认识“{Table.Shown(header)}”这一列，可以有的列：{string.Join("、", register.Columns.Select(column => column.Name))}",
            Table.Shown(header)
        );

    // Several files that were put under one another bring their first lines along.
    private static bool IsHeader(TableRow row, IReadOnlyList<string> columns) =>
        columns.Zip(row.Cells).All(one => one.Second.Length == 0 || NameOf(one.Second) == NameOf(one.First));

    private static Refusal HeaderAgain(IntakeSheet register) =>
        new("import.header-again", "这一行又是列名，请整行删去", register.KeyColumn.Path);

    private static SentRow RowOf(TableRow row, IReadOnlyList<IntakeColumn?> columns)
    {
        var fields = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (column, cell) in columns.Zip(row.Cells))
            if (column is not null && !(column.BlankKeeps && string.IsNullOrWhiteSpace(cell)))
                fields[column.Path] = string.IsNullOrWhiteSpace(cell) ? null : CellValues.Of(column.Kind, cell);
        return new SentRow(row.Number, fields);
    }

    private static Outcome<SentFile> ReadLines(string text, int mostRows)
    {
        var lines = text.Split('\n')
            .Select((line, at) => (Number: at + 1, Text: line.Trim('\r', ' ', '\t')))
            .Where(line => line.Text.Length > 0)
            .ToDictionary(line => line.Number, line => line.Text);
        return lines.Count > mostRows
            ? Outcome.Refused<SentFile>("import.too-many-rows", $"一个文件最多{mostRows}行，请分成几个文件")
            : Outcome.Of(new SentFile([.. lines.Select(line => RowOf(line.Key, line.Value))], null, lines, false));
    }

    private static SentRow RowOf(int number, string line)
    {
        using var json = RequestBody.Parse(System.Text.Encoding.UTF8.GetBytes(line));
        if (json?.RootElement.ValueKind != JsonValueKind.Object)
            return Unreadable(number, new("import.line", "这一行不是有效的 JSON 对象，请检查括号、引号和逗号"));
        var fields = new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in json.RootElement.EnumerateObject())
            if (field.Name != ErrorsField && !fields.TryAdd(field.Name, NodeOf(field.Value)))
                return Unreadable(
                    number,
                    new(
                        "body.duplicate-field",
                        $"字段“{Table.Shown(field.Name)}”写了两次，请只留一个",
                        Table.Shown(field.Name)
                    )
                );
        return new SentRow(number, fields, ByPath: false);
    }

    private static SentRow Unreadable(int number, Refusal why) =>
        new(number, new Dictionary<string, JsonNode?>(), why, ByPath: false);

    private static JsonNode? NodeOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(value.GetRawText());
}
