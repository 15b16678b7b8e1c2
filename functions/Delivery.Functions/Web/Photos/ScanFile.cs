using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Delivery.Domain;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web.Photos;

/// <summary>A scan of a paper that can be kept: a PDF, or a photo written anew.</summary>
public sealed record ScanFile(byte[] Content, string ContentType, string Ending)
{
    /// <summary>Of the form.</summary>
    public const string Field = "scan";
    public const string Pdf = "application/pdf";

    private const int MostBytes = 10 * 1024 * 1024;

    /// <summary>How much of a PDF's end must hold its end mark.</summary>
    private const int Tail = 2048;

    public static async Task<Outcome<ScanFile>> ReadAsync(IFormFile file)
    {
        if (file.Length > MostBytes)
            return Outcome.Refused<ScanFile>(
                "scan.too-large",
                $"扫描件超过{MostBytes / 1024 / 1024}兆，请压缩后再传",
                Field
            );
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        var content = bytes.ToArray();
        if (IsPdf(content))
            return Outcome.Of(new ScanFile(content, Pdf, "pdf"));
        var photo = PhotoCleaner.Clean(content);
        return photo.IsRefused
            ? Outcome.Refused<ScanFile>([.. photo.Refusals.Select(OfScan)])
            : Outcome.Of(new ScanFile(photo.Value.Large, "image/jpeg", "jpg"));
    }

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content))[..32];

    /// <summary>Named after its content, so that it is kept once, whatever is repeated.</summary>
    /// <returns>The blob's name.</returns>
    public async Task<string> UploadAsync(BlobContainerClient container, string folder)
    {
        var blob = $"{folder}/{Hash}.{Ending}";
        await container
            .GetBlobClient(blob)
            .UploadAsync(
                BinaryData.FromBytes(Content),
                new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = ContentType } }
            );
        return blob;
    }

    /// <summary>Null where it is gone.</summary>
    /// <param name="name">Of the file, without its ending.</param>
    public static async Task<IResult?> ShownAsync(
        BlobContainerClient container,
        string blob,
        string contentType,
        string name
    )
    {
        try
        {
            var content = (await container.GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToArray();
            // A PDF may hold a program: it is opened by the reader that a person chooses, never in this page.
            return Results.Bytes(content, contentType, contentType == Pdf ? $"{name}.pdf" : null);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    // A scan may be more than a photo; of a photo the words say what to do.
    private static Refusal OfScan(Refusal refusal) =>
        refusal == PhotoCleaner.NoPhoto
            ? new Refusal("scan.content", "扫描件应为 PDF、JPG、PNG 或 HEIC，请重新选择", Field)
            : refusal with
            {
                Field = Field,
            };

    private static bool IsPdf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) && content[Math.Max(0, content.Length - Tail)..].IndexOf("%%EOF"u8) >= 0;
}
