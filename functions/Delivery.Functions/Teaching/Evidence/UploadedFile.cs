using System.Net.Http.Headers;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Delivery.Domain.Teaching.Evidence;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>What was put to an address, as far as the rules look at it.</summary>
/// <param name="Head">Its first bytes, up to <see cref="MediaRules.HeadBytes"/>.</param>
/// <param name="Bytes">Of the whole file.</param>
/// <param name="Version">It changes when another file is put there.</param>
public sealed record UploadedFile(byte[] Head, long Bytes, string? Version)
{
    /// <summary>One read; null when there is no file.</summary>
    public static async Task<UploadedFile?> FindAsync(BlobClient blob)
    {
        ArgumentNullException.ThrowIfNull(blob);
        try
        {
            var range = new HttpRange(0, MediaRules.HeadBytes);
            var head = await blob.DownloadContentAsync(new BlobDownloadOptions { Range = range });
            var whole = ContentRangeHeaderValue.Parse(head.Value.Details.ContentRange).Length;
            return new(
                head.Value.Content.ToArray(),
                whole ?? head.Value.Details.ContentLength,
                $"{head.Value.Details.ETag}"
            );
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
        // There is a file, and nothing in it: no range of it can be had.
        catch (RequestFailedException empty) when (empty.Status == StatusCodes.Status416RangeNotSatisfiable)
        {
            return new([], 0, null);
        }
    }
}
