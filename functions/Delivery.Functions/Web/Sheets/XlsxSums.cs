using System.IO.Compression;
using System.Xml.Linq;

namespace Delivery.Functions.Web.Sheets;

/// <summary>
/// The sums of a spreadsheet as formulas beside their values, so that they follow whoever changes a number, and stand there
/// also in programs that reckon nothing. The writer has no formula for a single cell.
/// </summary>
internal static class XlsxSums
{
    private const string Part = "xl/worksheets/sheet1.xml";

    public static byte[] Write(Sheet sheet, byte[] file)
    {
        var columns = sheet.SummedColumns().ToList();
        if (columns.Count == 0)
            return file;
        using var changed = new MemoryStream();
        changed.Write(file);
        using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = Read(zip.GetEntry(Part)!);
            foreach (var column in columns)
                Formulate(part, Table.Letters(column), lastRow: sheet.Rows.Count + 1);
            zip.GetEntry(Part)!.Delete();
            using var written = zip.CreateEntry(Part).Open();
            part.Save(written);
        }

        return changed.ToArray();
    }

    private static XDocument Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static void Formulate(XDocument part, string column, int lastRow)
    {
        var cell = part.Descendants()
            .Last(one => one.Name.LocalName == "c" && (string?)one.Attribute("r") == $"{column}{lastRow + 1}");
        cell.AddFirst(new XElement(cell.Name.Namespace + "f", $"SUM({column}2:{column}{lastRow})"));
    }
}
