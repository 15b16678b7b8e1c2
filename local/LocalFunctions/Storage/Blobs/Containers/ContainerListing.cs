using System.Xml;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs.Containers;

/// <summary>Lists containers by prefix, page by page.</summary>
internal static class ContainerListing
{
    private const int MostInPage = 5000;

    public static byte[] Read(Connection connection, Query query)
    {
        var prefix = query["prefix"] ?? "";
        var most = int.TryParse(query["maxresults"], out var asked) ? Math.Clamp(asked, 1, MostInPage) : MostInPage;
        var withMetadata = query["include"]?.Contains("metadata", StringComparison.OrdinalIgnoreCase) ?? false;
        var found = From(connection, query["marker"] ?? "")
            .Where(container => container.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Take(most + 1)
            .ToList();
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body))
        {
            xml.WriteStartElement("EnumerationResults");
            xml.WriteStartElement("Containers");
            foreach (var container in found.Take(most))
                Write(xml, container, withMetadata);
            xml.WriteEndElement();
            xml.WriteElementString("NextMarker", found.Count > most ? found[^1].Name : "");
        }
        return body.ToArray();
    }

    private static List<ContainerRecord> From(Connection connection, string marker)
    {
        var rows = connection.Prepared("SELECT name, stamp, metadata FROM containers WHERE name >= ? ORDER BY name");
        rows.Bind(0, marker);
        var containers = new List<ContainerRecord>();
        while (rows.Step())
            containers.Add(ContainerRecord.Of(rows));
        rows.Reset();
        return containers;
    }

    private static void Write(XmlWriter xml, ContainerRecord container, bool withMetadata)
    {
        xml.WriteStartElement("Container");
        xml.WriteElementString("Name", container.Name);
        xml.WriteStartElement("Properties");
        xml.WriteElementString("Last-Modified", BlobAnswers.HttpDate(container.Stamp));
        xml.WriteElementString("Etag", BlobTag.Of(container.Stamp));
        xml.WriteElementString("LeaseStatus", "unlocked");
        xml.WriteElementString("LeaseState", "available");
        xml.WriteEndElement();
        if (withMetadata)
        {
            xml.WriteStartElement("Metadata");
            foreach (var (name, value) in container.Metadata)
                xml.WriteElementString(name, value);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
