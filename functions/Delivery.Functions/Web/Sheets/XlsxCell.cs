using System.Text;
using System.Xml;

namespace Delivery.Functions.Web.Sheets;

/// <param name="Column">From 0.</param>
/// <param name="Type">As the file says it; none is a number.</param>
internal sealed record XlsxCell(int Row, int Column, string? Type, string Text, bool IsFormula)
{
    private const int LastColumn = 16_384;

    public string Place => $"{Table.Letters(Column)}{Row}";

    /// <param name="before">The column of the cell before, for one that does not say where it lies.</param>
    public static XlsxCell Read(XmlReader xml, int row, int before)
    {
        var column = xml.GetAttribute("r") is { } place ? ColumnOf(place) : before + 1;
        if (column is < 0 or >= LastColumn)
            throw new InvalidDataException("A cell lies outside of every sheet.");
        var type = xml.GetAttribute("t");
        var (text, isFormula) = Content(xml);
        return new XlsxCell(row, column, type, text, isFormula);
    }

    /// <summary>The text of an element, whatever runs it is written in, without the readings that stand above characters.</summary>
    public static (string Text, bool IsFormula) Content(XmlReader xml)
    {
        var (text, isFormula, isReading, inside) = (new StringBuilder(), false, false, string.Empty);
        using var below = xml.ReadSubtree();
        while (below.Read())
            if (below.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                var opens = below.NodeType == XmlNodeType.Element && !below.IsEmptyElement;
                inside = opens ? below.LocalName : string.Empty;
                isFormula |= below.LocalName == "f";
                isReading = below.LocalName == "rPh" ? opens : isReading;
            }
            else if (inside is "v" or "t" && !isReading)
                text.Append(below.Value);
        return (XmlConvert.DecodeName(text.ToString()), isFormula);
    }

    /// <summary>"C7" lies in column 2.</summary>
    public static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetter))
            column = checked(column * 26 + (char.ToUpperInvariant(letter) - 'A' + 1));
        return column - 1;
    }
}
