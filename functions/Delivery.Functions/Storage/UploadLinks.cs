using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;

namespace Delivery.Functions.Storage;

/// <summary>Addresses to which a browser may put one file, for a quarter of an hour: videos do not go through the app.</summary>
public sealed class UploadLinks(BlobServiceClient service, DeliveryBlobs blobs, TimeProvider clock)
{
    public static TimeSpan Length { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Headers that the upload must carry.</summary>
    public static IReadOnlyDictionary<string, string> Headers { get; } =
        new Dictionary<string, string> { ["x-ms-blob-type"] = "BlockBlob" };

    public async Task<(Uri Address, DateTimeOffset Expires)> ForAsync(string name)
    {
        var blob = blobs.Media.GetBlobClient(name);
        var expires = clock.GetUtcNow() + Length;
        var permission = BlobSasPermissions.Create | BlobSasPermissions.Write;
        if (blob.CanGenerateSasUri)
            return (blob.GenerateSasUri(permission, expires), expires);
        // A managed identity has no key of its own: the service lends it one.
        var key = await service.GetUserDelegationKeyAsync(new BlobGetUserDelegationKeyOptions(expires));
        var sas = new BlobSasBuilder(permission, expires)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
        };
        var query = sas.ToSasQueryParameters(key.Value, service.AccountName);
        return (new BlobUriBuilder(blob.Uri) { Sas = query }.ToUri(), expires);
    }
}
