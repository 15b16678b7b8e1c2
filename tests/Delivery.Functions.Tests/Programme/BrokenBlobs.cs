using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Tests.Programme;

/// <summary>Storage that takes everything but some blobs.</summary>
internal static class BrokenBlobs
{
    public static void BreakBlobs(this IServiceCollection services, Func<string, bool> breaks)
    {
        var whole = services.Last(service => service.ServiceType == typeof(BlobServiceClient));
        services.AddSingleton<BlobServiceClient>(provider => new Service(
            (BlobServiceClient)(whole.ImplementationInstance ?? whole.ImplementationFactory!(provider)),
            breaks
        ));
    }

    private sealed class Service(BlobServiceClient whole, Func<string, bool> breaks) : BlobServiceClient
    {
        public override Uri Uri => whole.Uri;

        public override BlobContainerClient GetBlobContainerClient(string blobContainerName) =>
            new Container(whole.GetBlobContainerClient(blobContainerName), breaks);
    }

    private sealed class Container(BlobContainerClient whole, Func<string, bool> breaks) : BlobContainerClient
    {
        public override Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(
            PublicAccessType publicAccessType = PublicAccessType.None,
            IDictionary<string, string>? metadata = null,
            BlobContainerEncryptionScopeOptions? encryptionScopeOptions = null,
            CancellationToken cancellationToken = default
        ) => whole.CreateIfNotExistsAsync(publicAccessType, metadata, encryptionScopeOptions, cancellationToken);

        public override BlobClient GetBlobClient(string blobName) =>
            breaks(blobName) ? new Broken() : whole.GetBlobClient(blobName);
    }

    private sealed class Broken : BlobClient
    {
        public override Task<Response<BlobContentInfo>> UploadAsync(
            BinaryData content,
            BlobUploadOptions options,
            CancellationToken cancellationToken = default
        ) => throw new RequestFailedException(503, "The storage is busy.");
    }
}
