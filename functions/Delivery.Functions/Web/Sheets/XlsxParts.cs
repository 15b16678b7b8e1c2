using System.IO.Compression;
using System.Xml;

namespace Delivery.Functions.Web.Sheets;

/// <summary>A small file would become a large one.</summary>
internal sealed class UnpackedTooLargeException() : IOException("The parts are larger than a table may be.");

/// <summary>The parts of an xlsx that are needed, unpacked no further than all of them may be large.</summary>
internal sealed class XlsxParts(byte[] file) : IDisposable
{
    public const int Most = 16 * 1024 * 1024;

    private static readonly XmlReaderSettings Plain = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
    };

    private readonly ZipArchive zip = new(new MemoryStream(file), ZipArchiveMode.Read);
    private long left = Most;

    /// <returns>Null when there is no such part.</returns>
    public XmlReader? Open(string part) =>
        zip.GetEntry(part) is { } entry ? XmlReader.Create(Unpack(entry), Plain) : null;

    /// <summary>Where the first sheet lies; null when the file is no workbook.</summary>
    public string? Sheet()
    {
        using var workbook = Open("xl/workbook.xml");
        using var links = Open("xl/_rels/workbook.xml.rels");
        if (
            workbook is null
            || links is null
            || Find(workbook, "sheet", _ => true) is not { } id
            || Find(links, "Relationship", link => link.GetAttribute("Id") == id, "Target") is not { } target
        )
            return null;
        return target.StartsWith('/') ? target[1..] : $"xl/{target}";
    }

    private static string? Find(XmlReader xml, string element, Func<XmlReader, bool> fits, string? attribute = null)
    {
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element && fits(xml))
                return attribute is null ? LinkOf(xml) : xml.GetAttribute(attribute);
        return null;
    }

    // The id of the link stands in a namespace of which there are two.
    private static string? LinkOf(XmlReader sheet)
    {
        while (sheet.MoveToNextAttribute())
            if (sheet.LocalName == "id" && sheet.NamespaceURI.Length > 0)
                return sheet.Value;
        return null;
    }

    // What the file says of its own size is not believed.
    private MemoryStream Unpack(ZipArchiveEntry entry)
    {
        using var packed = entry.Open();
        var plain = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int got; (got = packed.Read(chunk)) > 0; plain.Write(chunk, 0, got))
            if ((left -= got) < 0)
                throw new UnpackedTooLargeException();
        plain.Position = 0;
        return plain;
    }

    public void Dispose() => zip.Dispose();
}
