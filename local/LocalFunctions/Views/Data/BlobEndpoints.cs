using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using LocalFunctions.Http;

namespace LocalFunctions.Views.Data;

/// <summary>The blobs as they lie in storage, a page at a time.</summary>
internal static class BlobEndpoints
{
    private const int BlobsOnPage = 100;

    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        var blobs = endpoints.ServiceProvider.GetRequiredService<BlobServiceClient>();
        endpoints.MapGet(
            "/local/blobs",
            (CancellationToken cancellation) => ContainersAsync(host, blobs, cancellation)
        );
        endpoints.MapGet(
            "/local/blobs/{container}",
            (string container, string? from, CancellationToken cancellation) =>
                BlobsAsync(host, blobs.GetBlobContainerClient(container), from, cancellation)
        );
        endpoints.MapGet(
            "/local/blobs/{container}/{**name}",
            (HttpResponse response, string container, string name, CancellationToken cancellation) =>
                OneAsync(response, blobs.GetBlobContainerClient(container).GetBlobClient(name), cancellation)
        );
    }

    private static async Task<IResult> ContainersAsync(
        ViewedHost host,
        BlobServiceClient blobs,
        CancellationToken cancellation
    )
    {
        var names = new List<string>();
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: cancellation))
            names.Add(container.Name);
        return View.Of<ContainersPage>(host, (nameof(ContainersPage.Names), names));
    }

    private static async Task<IResult> BlobsAsync(
        ViewedHost host,
        BlobContainerClient container,
        string? from,
        CancellationToken cancellation
    )
    {
        var blobs = container.GetBlobsAsync(cancellationToken: cancellation);
        try
        {
            await foreach (var page in blobs.AsPages(string.IsNullOrEmpty(from) ? null : from, BlobsOnPage))
            {
                return View.Of<ContainerPage>(
                    host,
                    (nameof(ContainerPage.Name), container.Name),
                    (nameof(ContainerPage.Blobs), page.Values),
                    (nameof(ContainerPage.Next), page.ContinuationToken)
                );
            }
        }
        catch (RequestFailedException failed) when (failed.Status is 400 or 404)
        {
            return Problems.Of(failed.Status, "blob.unknown", "没有这个文件夹，或页码不对。");
        }
        return View.Of<ContainerPage>(host, (nameof(ContainerPage.Name), container.Name));
    }

    private static async Task<IResult> OneAsync(HttpResponse response, BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            BlobDownloadStreamingResult found = await blob.DownloadStreamingAsync(cancellationToken: cancellation);
            // What citizens upload is not ours: the browser shows it, if at all, without any rights.
            response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'";
            response.Headers.XContentTypeOptions = "nosniff";
            return Results.Stream(found.Content, found.Details.ContentType);
        }
        catch (RequestFailedException failed) when (failed.Status is 400 or 404)
        {
            return Problems.Of(failed.Status, "blob.unknown", "没有这个文件。");
        }
    }
}
