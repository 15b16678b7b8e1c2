using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Delivery.Functions.Storage;

/// <summary>Photos of a container under the hash of their content: put twice, they lie there once.</summary>
public static class PhotoBlobs
{
    /// <param name="folder">Whose photo it is.</param>
    /// <returns>The photo's name in the container, without its ending.</returns>
    public static async Task<string> PutPhotoAsync(
        this BlobContainerClient container,
        string folder,
        byte[] large,
        byte[] small
    )
    {
        var name = $"{folder}/{Convert.ToHexStringLower(SHA256.HashData(large))[..32]}";
        await container.PutPhotoAsNamedAsync(name, large, small);
        return name;
    }

    /// <summary>Under a name of its own, beside the file that it was made of.</summary>
    public static async Task PutPhotoAsNamedAsync(
        this BlobContainerClient container,
        string name,
        byte[] large,
        byte[] small
    )
    {
        await PutAsync(container, $"{name}.jpg", large);
        await PutAsync(container, $"{name}-small.jpg", small);
    }

    public static async Task DeletePhotoAsync(this BlobContainerClient container, string name)
    {
        await container.GetBlobClient($"{name}.jpg").DeleteIfExistsAsync();
        await container.GetBlobClient($"{name}-small.jpg").DeleteIfExistsAsync();
    }

    /// <summary>All photos of a folder, also those that no row names since what came with them was refused.</summary>
    /// <returns>How many files went.</returns>
    public static async Task<int> DeletePhotosAsync(this BlobContainerClient container, string folder)
    {
        var deleted = 0;
        await foreach (
            var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{folder}/", CancellationToken.None)
        )
        {
            await container.GetBlobClient(blob.Name).DeleteIfExistsAsync();
            deleted++;
        }

        return deleted;
    }

    public static async Task<byte[]?> PhotoAsync(this BlobContainerClient container, string name, bool small)
    {
        try
        {
            var found = await container.GetBlobClient($"{name}{(small ? "-small" : "")}.jpg").DownloadContentAsync();
            return found.Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static Task PutAsync(BlobContainerClient container, string name, byte[] content) =>
        container
            .GetBlobClient(name)
            .UploadAsync(
                BinaryData.FromBytes(content),
                new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "image/jpeg" } }
            );
}
