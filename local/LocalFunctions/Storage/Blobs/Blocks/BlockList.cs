using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace LocalFunctions.Storage.Blobs.Blocks;

/// <summary>The block lists of the REST protocol: the one that a caller commits, and the one he is told.</summary>
internal static class BlockList
{
    /// <summary>The blocks that a list names, in its order.</summary>
    /// <exception cref="BlobRefusedException">It is no XML, or names a block that is not there.</exception>
    public static List<Block> Chosen(Stream xml, IReadOnlyList<Block> known)
    {
        try
        {
            return [.. XDocument.Load(xml).Root!.Elements().Select(element => Choose(element, known))];
        }
        catch (XmlException)
        {
            throw new BlobRefusedException(BlobError.InvalidXml);
        }
    }

    private static Block Choose(XElement element, IReadOnlyList<Block> known)
    {
        var same = known.Where(block => block.Id == element.Value).ToList();
        var chosen = element.Name.LocalName switch
        {
            "Committed" => same.Find(block => block.IsCommitted),
            "Uncommitted" => same.Find(block => !block.IsCommitted),
            "Latest" => same.Find(block => !block.IsCommitted) ?? same.Find(block => block.IsCommitted),
            _ => throw new BlobRefusedException(BlobError.InvalidXml),
        };
        return chosen ?? throw new BlobRefusedException(BlobError.InvalidBlockList);
    }

    /// <param name="which"><c>committed</c>, <c>uncommitted</c> or <c>all</c>.</param>
    public static byte[] Written(IEnumerable<Block> blocks, string which)
    {
        var wanted = blocks.ToLookup(block => block.IsCommitted);
        var root = new XElement("BlockList");
        if (which is "all" or "committed")
            root.Add(new XElement("CommittedBlocks", wanted[true].Select(Element)));
        if (which is "all" or "uncommitted")
            root.Add(new XElement("UncommittedBlocks", wanted[false].Select(Element)));
        using var body = new MemoryStream();
        new XDocument(root).Save(body);
        return body.ToArray();
    }

    private static XElement Element(Block block) =>
        new(
            "Block",
            new XElement("Name", block.Id),
            new XElement("Size", block.Length.ToString(CultureInfo.InvariantCulture))
        );
}
