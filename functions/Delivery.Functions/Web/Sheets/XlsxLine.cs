using System.Text;
using System.Xml.Linq;

namespace Delivery.Functions.Web.Sheets;

/// <summary>One row of a sheet's own text, whose cells may be left out and need not say where they lie.</summary>
internal sealed class XlsxLine
{
    private readonly XElement row;
    private readonly int number;
    private readonly SortedDictionary<int, XElement> cells = [];

    public XlsxLine(XElement row, int number)
    {
        (this.row, this.number) = (row, number);
        row.SetAttributeValue("r", number);
        row.SetAttributeValue("spans", null);
        var column = -1;
        foreach (var cell in row.Elements(row.Name.Namespace + "c"))
        {
            column = (string?)cell.Attribute("r") is { } place ? XlsxCell.ColumnOf(place) : column + 1;
            cell.SetAttributeValue("r", $"{Table.Letters(column)}{number}");
            cells[column] = cell;
        }
    }

    public void Say(int column, string text)
    {
        var (cell, main) = (At(column), row.Name.Namespace);
        cell.RemoveNodes();
        cell.SetAttributeValue("t", "inlineStr");
        cell.Add(
            new XElement(
                main + "is",
                new XElement(main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Plain(text))
            )
        );
    }

    /// <summary>Colours what is wrong, and takes the colour off what a copy sent before had coloured.</summary>
    public void Mark(IReadOnlySet<(int Row, int Column)> marked, XlsxMarks marks)
    {
        foreach (var (_, column) in marked.Where(one => one.Row == number))
            At(column);
        foreach (var (column, cell) in cells)
            if (marks.StyleOf((int?)cell.Attribute("s") ?? 0, marked.Contains((number, column))) is { } style)
                cell.SetAttributeValue("s", style);
    }

    private XElement At(int column)
    {
        if (cells.TryGetValue(column, out var known))
            return known;
        var cell = new XElement(row.Name.Namespace + "c", new XAttribute("r", $"{Table.Letters(column)}{number}"));
        var before = cells.LastOrDefault(one => one.Key < column).Value;
        if (before is null)
            row.AddFirst(cell);
        else
            before.AddAfterSelf(cell);
        return cells[column] = cell;
    }

    // What people typed is quoted in what is said of it, and XML takes no control characters.
    private static string Plain(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Where(rune => !Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF))
                .Select(rune => rune.ToString())
        );
}
