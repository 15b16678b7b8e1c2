using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Delivery.Functions.Web.Sheets;

/// <summary>What is said of the rows of a sheet.</summary>
/// <param name="HeaderRow">Of the columns' names; rows are numbered as a spreadsheet counts.</param>
/// <param name="Column">In which the texts stand, from 0, under <paramref name="Header"/>.</param>
/// <param name="Texts">By row; an empty one wipes out what a copy sent before had there.</param>
/// <param name="Marked">Cells that are coloured, by row and by column from 0.</param>
public sealed record SheetNotes(
    int HeaderRow,
    int Column,
    string Header,
    IReadOnlyDictionary<int, string> Texts,
    IReadOnlySet<(int Row, int Column)> Marked
);

/// <summary>
/// A workbook as it was sent, with a column of notes in its first sheet and the cells coloured that they are about. All else
/// stays as it is: the lists to choose from, dates as dates, widths and the other sheets. The library writes new files only.
/// </summary>
public static class XlsxNotes
{
    private const string Styles = "xl/styles.xml";

    /// <returns>Null for a workbook without styles, in which nothing can be coloured.</returns>
    public static byte[]? Write(byte[] file, SheetNotes notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        string? path;
        XDocument sheet;
        XDocument styles;
        // Bounded as it is when it is read.
        using (var parts = new XlsxParts(file))
        {
            path = parts.Sheet();
            using var cells = path is null ? null : parts.Open(path);
            using var looks = parts.Open(Styles);
            if (cells is null || looks is null)
                return null;
            (sheet, styles) = (XDocument.Load(cells), XDocument.Load(looks));
        }
        if (XlsxMarks.Of(styles) is not { } marks || !Annotate(sheet, notes, marks))
            return null;
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            Put(zip, path!, sheet);
            Put(zip, Styles, styles);
        }
        return copy.ToArray();
    }

    private static bool Annotate(XDocument sheet, SheetNotes notes, XlsxMarks marks)
    {
        var main = sheet.Root!.Name.Namespace;
        if (sheet.Root.Element(main + "sheetData") is not { } data)
            return false;
        // The notes lie outside of what it says.
        sheet.Root.Element(main + "dimension")?.Remove();
        var number = 0;
        foreach (var row in data.Elements(main + "row"))
        {
            number = (int?)row.Attribute("r") ?? number + 1;
            var text = number == notes.HeaderRow ? notes.Header : notes.Texts.GetValueOrDefault(number);
            if (text is null)
                continue;
            var line = new XlsxLine(row, number);
            line.Say(notes.Column, text);
            if (number != notes.HeaderRow)
                line.Mark(notes.Marked, marks);
        }
        return true;
    }

    private static void Put(ZipArchive zip, string path, XDocument xml)
    {
        (zip.GetEntry(path) ?? throw new InvalidDataException($"The workbook has no {path}.")).Delete();
        using var write = new StreamWriter(zip.CreateEntry(path).Open(), new UTF8Encoding(false));
        xml.Save(write, SaveOptions.DisableFormatting);
    }
}
