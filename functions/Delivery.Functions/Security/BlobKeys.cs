using System.Xml.Linq;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Delivery.Functions.Security;

/// <summary>The key ring as blobs, one a key, so that every instance has the same one and none is lost with an instance.</summary>
public sealed class BlobKeys(BlobServiceClient service) : IXmlRepository
{
    private readonly BlobContainerClient container = service.GetBlobContainerClient("keys");

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        container.CreateIfNotExists();
        return [.. container.GetBlobs().Select(blob => Read(blob.Name))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        container.CreateIfNotExists();
        container
            .GetBlobClient($"{friendlyName}.xml")
            .Upload(BinaryData.FromString(element.ToString()), overwrite: false);
    }

    private XElement Read(string name) =>
        XElement.Parse(container.GetBlobClient(name).DownloadContent().Value.Content.ToString());
}
