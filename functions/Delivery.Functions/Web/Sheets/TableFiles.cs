using CsvHelper;
using Delivery.Domain;

namespace Delivery.Functions.Web.Sheets;

/// <summary>The one way by which tables come in, told by their content: xlsx, or CSV in UTF-8 or GB18030.</summary>
public static class TableFiles
{
    private const int LongestRecord = 256 * 1024;

    public static bool IsXlsx(ReadOnlySpan<byte> file) => file.StartsWith("PK\x03\x04"u8);

    /// <param name="mostRows">More rows of data than this are refused.</param>
    public static Outcome<Table> Read(byte[] file, int mostRows = Table.MostRows) =>
        IsXlsx(file) ? XlsxTable.Read(file, mostRows)
        : IsOldSpreadsheet(file)
            ? Outcome.Refused<Table>("import.old-spreadsheet", "这是旧的 .xls 格式，请在表格软件里另存为 .xlsx")
        : HasZeroBytes(file)
            ? Outcome.Refused<Table>(
                "import.encoding",
                "文件不是 UTF-8 或 GB18030 编码的文字，请另存为 .xlsx 或 UTF-8 的 CSV"
            )
        : Csv(file, mostRows);

    private static Outcome<Table> Csv(byte[] file, int mostRows)
    {
        try
        {
            var options = CsvReaderOptions.Default with
            {
                HasHeader = false,
                // A row's number is its own, whatever is empty before it.
                SkipEmptyLines = false,
                // A quote that is never closed would swallow the rest of the file.
                MalformedData = CsvMalformedDataHandling.Throw,
                MaxRecordSize = LongestRecord,
            };
            using var csv = CsvReader.FromText(CsvText.Of(file), options);
            var rows = new List<TableRow>();
            while (csv.Read() && rows.Count <= mostRows + 1)
                if (csv.FieldCount > 0)
                    rows.Add(RowOf(csv));
            return Table.Of(rows, mostRows);
        }
        catch (CsvFormatException malformed)
        {
            return Outcome.Refused<Table>(
                "import.malformed",
                $"第{malformed.RecordNumber}行不是有效的 CSV，请检查引号和换行"
            );
        }
    }

    private static TableRow RowOf(CsvReader csv) =>
        new(
            (int)csv.RowNumber,
            [.. Enumerable.Range(0, csv.FieldCount).Select(at => Harmless.Read(csv.GetString(at)))]
        );

    // The container of Excel before 2007.
    private static bool IsOldSpreadsheet(ReadOnlySpan<byte> file) => file.StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0]);

    // UTF-16, an image, a program: no text that a table is made of.
    private static bool HasZeroBytes(ReadOnlySpan<byte> file) => file.Contains((byte)0);
}
