using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Storage;

/// <summary>An address that takes one file, straight from the browser, for a short while.</summary>
public sealed record UploadLink(Uri Address, DateTimeOffset Expires);

/// <summary>Short-lived links to single blobs: files are too large to pass through the functions.</summary>
public sealed class UploadLinks(DeliveryBlobs blobs, BlobServiceClient service, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    // A phone in a gym sends so much a second when the network is poor.
    private const double PoorBytesPerSecond = 200_000;

    /// <param name="bytes">How large the file is said to be: a long video has longer.</param>
    public async Task<UploadLink> ToPutAsync(string blob, long bytes)
    {
        var sas = Sas(blob, BlobSasPermissions.Create | BlobSasPermissions.Write);
        sas.ExpiresOn += TimeSpan.FromSeconds(bytes / PoorBytesPerSecond);
        return new UploadLink(await SignedAsync(blob, sas), sas.ExpiresOn);
    }

    /// <summary>For looking at what was checked, under the type that was found and no other.</summary>
    /// <returns>Null where another file lies there since.</returns>
    public async Task<Uri?> ToReadAsync(LessonMedia accepted)
    {
        if (!await IsAsCheckedAsync(accepted))
            return null;
        var sas = Sas(accepted.BlobName, BlobSasPermissions.Read);
        (sas.ContentType, sas.ContentDisposition) = (accepted.Kind!.Value.ContentType(), "inline");
        return await SignedAsync(accepted.BlobName, sas);
    }

    private async Task<bool> IsAsCheckedAsync(LessonMedia accepted) =>
        accepted.Version is null
        || $"{(await blobs.Media.GetBlobClient(accepted.BlobName).GetPropertiesAsync()).Value.ETag}"
            == accepted.Version;

    private BlobSasBuilder Sas(string blob, BlobSasPermissions permissions) =>
        new(permissions, clock.GetUtcNow() + Lasts)
        {
            BlobContainerName = blobs.Media.Name,
            BlobName = blob,
            Resource = "b",
        };

    // A managed identity holds no account key: storage lends it one that signs for as long as the link lasts.
    private async Task<Uri> SignedAsync(string blob, BlobSasBuilder sas)
    {
        var client = blobs.Media.GetBlobClient(blob);
        if (client.CanGenerateSasUri)
            return client.GenerateSasUri(sas);
        var key = await service.GetUserDelegationKeyAsync(startsOn: null, sas.ExpiresOn, CancellationToken.None);
        return new BlobUriBuilder(client.Uri)
        {
            Sas = sas.ToSasQueryParameters(key.Value, service.AccountName),
        }.ToUri();
    }
}
