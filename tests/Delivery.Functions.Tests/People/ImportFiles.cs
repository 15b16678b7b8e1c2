using System.IO.Compression;
using System.Text;
using Delivery.Functions.Web.Sheets;

namespace Delivery.Functions.Tests.People;

/// <summary>Files as people and attackers make them. Every name and number is invented.</summary>
internal static class ImportFiles
{
    public const string Header =
        "街镇代码,街镇名称,区,申报人,申报人电话,申报人邮箱,执行负责人,执行负责人电话,执行负责人邮箱,对外公布的联系处,对外公布的电话";

    public static string Street(string code, string phone = "13700001111", string district = "黄浦区") =>
        $"{code},清荷街道{code},{district},林一,{phone},lin@example.cn,,,,清荷文体中心,021-55500002";

    public static byte[] Csv(params string[] rows) =>
        CsvText.Bytes(string.Join("\r\n", [Header, .. rows]), CsvEncoding.Utf8);

    public static byte[] Xlsx(params string[] rows) =>
        XlsxSheet.Write(
            new Sheet(
                "街镇",
                Header.Split(','),
                [.. rows.Select(row => (IReadOnlyList<Cell>)[.. row.Split(',').Select(cell => new Cell.Text(cell))])]
            )
        );

    /// <summary>A workbook whose first sheet is this XML.</summary>
    public static byte[] Workbook(string sheet, string? sharedStrings = null) =>
        Zip(
            ("xl/workbook.xml", Encoding.UTF8.GetBytes(Book)),
            ("xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes(Links)),
            ("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(sheet)),
            ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes(sharedStrings ?? "<sst/>"))
        );

    public static string Rows(params string[] rows) =>
        $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{string.Concat(rows)}</sheetData></worksheet>";

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(content);
            }

        return file.ToArray();
    }

    private const string Book =
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

    private const string Links =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"t\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
}
