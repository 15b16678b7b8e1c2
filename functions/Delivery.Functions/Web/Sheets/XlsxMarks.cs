using System.Globalization;
using System.Xml.Linq;

namespace Delivery.Functions.Web.Sheets;

/// <summary>A workbook's styles with one colour more: each style as it is, coloured, so that a date stays a date.</summary>
internal sealed class XlsxMarks
{
    // The light red in which spreadsheets themselves show what is bad.
    private const string Colour = "FFFFC7CE";

    private readonly XElement styles;
    private readonly int ours;
    private readonly Dictionary<(int Style, int Fill), int> made = [];

    private XlsxMarks(XElement fills, XElement styles)
    {
        this.styles = styles;
        var main = fills.Name.Namespace;
        var known = fills
            .Elements()
            .Index()
            .FirstOrDefault(fill =>
                fill.Item.Descendants(main + "fgColor").Any(one => (string?)one.Attribute("rgb") == Colour)
            );
        ours = known.Item is null ? fills.Elements().Count() : known.Index;
        if (known.Item is not null)
            return;
        fills.Add(
            new XElement(
                main + "fill",
                new XElement(
                    main + "patternFill",
                    new XAttribute("patternType", "solid"),
                    new XElement(main + "fgColor", new XAttribute("rgb", Colour)),
                    new XElement(main + "bgColor", new XAttribute("indexed", 64))
                )
            )
        );
        fills.SetAttributeValue("count", ours + 1);
    }

    /// <returns>Null where the styles are not as a spreadsheet writes them.</returns>
    public static XlsxMarks? Of(XDocument document)
    {
        var main = document.Root!.Name.Namespace;
        return
            document.Root.Element(main + "fills") is { } fills
            && document.Root.Element(main + "cellXfs") is { HasElements: true } styles
            ? new XlsxMarks(fills, styles)
            : null;
    }

    /// <summary>The style of a cell that had this one; null where it keeps it.</summary>
    public int? StyleOf(int style, bool isMarked)
    {
        if (styles.Elements().ElementAtOrDefault(style) is not { } now)
            return null;
        var isOurs = (int?)now.Attribute("fillId") == ours;
        return isMarked == isOurs ? null : Like(now, style, isMarked ? ours : 0);
    }

    private int Like(XElement now, int style, int fill)
    {
        if (made.TryGetValue((style, fill), out var known))
            return known;
        var copy = new XElement(now);
        copy.SetAttributeValue("fillId", fill.ToString(CultureInfo.InvariantCulture));
        copy.SetAttributeValue("applyFill", "1");
        styles.Add(copy);
        var at = styles.Elements().Count() - 1;
        styles.SetAttributeValue("count", at + 1);
        return made[(style, fill)] = at;
    }
}
