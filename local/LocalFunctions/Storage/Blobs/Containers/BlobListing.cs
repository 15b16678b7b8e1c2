using System.Globalization;
using System.Xml;
using LocalFunctions.Storage.Blobs.Files;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs.Containers;

/// <summary>Lists blobs by prefix, as folders where a delimiter is given, page by page.</summary>
internal sealed class BlobListing
{
    private const int MostInPage = 5000;
    private readonly string prefix;
    private readonly string? delimiter;
    private readonly string marker;
    private readonly int most;
    private readonly bool withMetadata;
    private int count;
    private string? folder;
    private string? next;

    public BlobListing(Query query)
    {
        prefix = query["prefix"] ?? "";
        delimiter = query["delimiter"] is { Length: > 0 } given ? given : null;
        marker = query["marker"] ?? "";
        withMetadata = query["include"]?.Contains("metadata", StringComparison.OrdinalIgnoreCase) ?? false;
        most = MostInPage;
        if (query["maxresults"] is { } asked && !int.TryParse(asked, out most))
            throw new BlobRefusedException(BlobError.InvalidQuery);
        most = Math.Clamp(most, 1, MostInPage);
    }

    public byte[] Read(Connection connection, string container)
    {
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body))
        {
            xml.WriteStartElement("EnumerationResults");
            xml.WriteAttributeString("ContainerName", container);
            xml.WriteStartElement("Blobs");
            WriteRows(connection, container, xml);
            xml.WriteEndElement();
            xml.WriteElementString("NextMarker", next ?? "");
        }
        return body.ToArray();
    }

    private void WriteRows(Connection connection, string container, XmlWriter xml)
    {
        var from = string.CompareOrdinal(marker, prefix) > 0 ? marker : prefix;
        var rows = connection
            .Prepared("SELECT " + BlobRecord.Columns + " FROM blobs WHERE container = ? AND name >= ? ORDER BY name")
            .Bind(0, container)
            .Bind(1, from);
        try
        {
            while (rows.Step() && Take(rows, xml)) { }
        }
        finally
        {
            rows.Reset();
        }
    }

    private bool Take(Statement row, XmlWriter xml)
    {
        var name = row.Text(0);
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
            return false;
        var itsFolder = FolderOf(name);
        if (itsFolder is not null && itsFolder == folder)
            return true;
        if (count++ == most)
        {
            next = name;
            return false;
        }
        folder = itsFolder;
        if (folder is not null)
            WriteFolder(xml, folder);
        else
            WriteBlob(xml, BlobRecord.Of(row));
        return true;
    }

    private string? FolderOf(string name)
    {
        var end = delimiter is null ? -1 : name.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return end < 0 ? null : name[..(end + delimiter!.Length)];
    }

    private static void WriteFolder(XmlWriter xml, string name)
    {
        xml.WriteStartElement("BlobPrefix");
        WriteName(xml, name);
        xml.WriteEndElement();
    }

    private static void WriteName(XmlWriter xml, string name)
    {
        xml.WriteStartElement("Name");
        // Some characters cannot stand in XML; the SDK decodes such a name again.
        var encoded = name.Any(character => !XmlConvert.IsXmlChar(character) && !char.IsSurrogate(character));
        if (encoded)
            xml.WriteAttributeString("Encoded", "true");
        xml.WriteString(encoded ? Uri.EscapeDataString(name) : name);
        xml.WriteEndElement();
    }

    private void WriteBlob(XmlWriter xml, BlobRecord blob)
    {
        xml.WriteStartElement("Blob");
        WriteName(xml, blob.Name);
        xml.WriteStartElement("Properties");
        foreach (var (name, value) in Properties(blob))
            if (value is not null)
                xml.WriteElementString(name, value);
        xml.WriteEndElement();
        if (withMetadata)
            WriteMetadata(xml, blob.Headers.Metadata);
        xml.WriteEndElement();
    }

    private static (string Name, string? Value)[] Properties(BlobRecord blob) =>
        [
            ("Creation-Time", BlobAnswers.HttpDate(blob.Created)),
            ("Last-Modified", BlobAnswers.HttpDate(blob.Stamp)),
            ("Etag", BlobTag.Of(blob.Stamp).Trim('"')),
            ("Content-Length", blob.Length.ToString(CultureInfo.InvariantCulture)),
            ("Content-Type", blob.Headers.ContentType),
            ("Content-Encoding", blob.Headers.ContentEncoding),
            ("Content-Language", blob.Headers.ContentLanguage),
            ("Content-MD5", blob.Headers.ContentMd5),
            ("Cache-Control", blob.Headers.CacheControl),
            ("Content-Disposition", blob.Headers.ContentDisposition),
            ("BlobType", "BlockBlob"),
            ("LeaseStatus", "unlocked"),
            ("LeaseState", "available"),
            ("ServerEncrypted", "true"),
        ];

    private static void WriteMetadata(XmlWriter xml, IReadOnlyDictionary<string, string> metadata)
    {
        xml.WriteStartElement("Metadata");
        foreach (var (name, value) in metadata)
            xml.WriteElementString(name, value);
        xml.WriteEndElement();
    }
}
