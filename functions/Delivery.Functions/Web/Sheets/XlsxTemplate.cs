using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using MiniExcelLibs;

namespace Delivery.Functions.Web.Sheets;

/// <summary>
/// A sheet to be filled in, with lists to choose from. The library writes cells and no lists, so the lists are put into
/// the file that it has written: a second sheet holds their values, as Excel wants it of long ones.
/// </summary>
public static class XlsxTemplate
{
    private const string FirstSheet = "xl/worksheets/sheet1.xml";
    private const string Choices = "选项";
    private const int LastRow = 5001;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <param name="lists">By column.</param>
    public static byte[] Write(Sheet sheet, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        using var file = new MemoryStream();
        file.SaveAs(new Dictionary<string, object> { [sheet.Name] = RowsOf(sheet), [Choices] = RowsOf(lists) });
        file.Position = 0;
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
            PutLists(zip, sheet, lists);
        return file.ToArray();
    }

    private static IEnumerable<Dictionary<string, object>> RowsOf(Sheet sheet) =>
        sheet.Rows.Select(row =>
            sheet.Columns.Zip(row).ToDictionary(cell => cell.First, cell => (object)((Cell.Text)cell.Second).Value)
        );

    private static IEnumerable<Dictionary<string, object>> RowsOf(
        IReadOnlyDictionary<string, IReadOnlyList<string>> lists
    ) =>
        Enumerable
            .Range(0, lists.Values.Max(list => list.Count))
            .Select(row =>
                lists.ToDictionary(list => list.Key, list => (object)(list.Value.ElementAtOrDefault(row) ?? ""))
            );

    private static void PutLists(ZipArchive zip, Sheet sheet, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        var entry = zip.GetEntry(FirstSheet) ?? throw new InvalidDataException("The library wrote no first sheet.");
        XDocument xml;
        using (var read = entry.Open())
            xml = XDocument.Load(read);
        var validations = lists
            .Index()
            .Where(list => list.Item.Value.Count > 0)
            .Select(list =>
                Validation(
                    list.Index,
                    list.Item.Value.Count,
                    sheet.Columns.Index().First(column => column.Item == list.Item.Key).Index
                )
            )
            .ToList();
        var data = xml.Root!.Element(Main + "sheetData") ?? throw new InvalidDataException("A sheet without data.");
        // After what the schema has between the cells and the lists.
        var after = data.ElementsAfterSelf()
            .LastOrDefault(element => element.Name.LocalName is "autoFilter" or "mergeCells" or "sheetProtection");
        (after ?? data).AddAfterSelf(
            new XElement(Main + "dataValidations", new XAttribute("count", validations.Count), validations)
        );
        entry.Delete();
        using var write = new StreamWriter(zip.CreateEntry(FirstSheet).Open(), new UTF8Encoding(false));
        xml.Save(write);
    }

    private static XElement Validation(int list, int values, int column) =>
        new(
            Main + "dataValidation",
            new XAttribute("type", "list"),
            new XAttribute("allowBlank", 1),
            new XAttribute("showErrorMessage", 1),
            new XAttribute("sqref", $"{Table.Letters(column)}2:{Table.Letters(column)}{LastRow}"),
            new XElement(Main + "formula1", $"'{Choices}'!${Table.Letters(list)}$2:${Table.Letters(list)}${values + 1}")
        );
}
