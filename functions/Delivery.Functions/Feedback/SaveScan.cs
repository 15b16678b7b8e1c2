using System.Security.Cryptography;
using Azure.Storage.Blobs.Models;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Feedback;

/// <summary>Keeps the scan of the sealed paper form: a PDF, or a photo written anew.</summary>
public sealed class SaveScan(
    FeedbackDrafts drafts,
    Settlements settlements,
    DeliveryBlobs blobs,
    Commands commands,
    TimeProvider clock
)
{
    public const string Field = "scan";
    public const string Pdf = "application/pdf";

    private const int MostBytes = 10 * 1024 * 1024;

    /// <summary>How much of a PDF's end must hold its end mark.</summary>
    private const int Tail = 2048;

    /// <summary>A file that can be kept.</summary>
    public sealed record Checked(byte[] Content, string ContentType, string Ending);

    public async Task<Outcome<FeedbackScan>> RunAsync(Month month, string street, Checked file, Call call)
    {
        var window = (await settlements.WindowsAsync(month)).Feedback;
        if (FeedbackRules.CheckWindow(window, clock.GetUtcNow()).ToList() is { Count: > 0 } refusals)
            return Outcome.Refused<FeedbackScan>(refusals);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Content))[..32];
        var blob = $"{month}/{street}/{hash}.{file.Ending}";
        await blobs
            .Feedback.GetBlobClient(blob)
            .UploadAsync(
                BinaryData.FromBytes(file.Content),
                new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = file.ContentType } }
            );
        var scan = new FeedbackScan(blob, file.ContentType, clock.GetUtcNow(), call.By.Id);
        var act = new Act("feedback.scan", $"{month}/{street}");
        return await commands.RunAsync(
            call,
            drafts.ScanPlace(month),
            durable: null,
            () => Task.FromResult(Decided.Change(scan, act, [FeedbackDrafts.Put(month, street, scan)]))
        );
    }

    public static async Task<Outcome<Checked>> ReadAsync(IFormFile file)
    {
        if (file.Length > MostBytes)
            return Outcome.Refused<Checked>(
                "scan.too-large",
                $"扫描件超过{MostBytes / 1024 / 1024}兆，请压缩后再传",
                Field
            );
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        var content = bytes.ToArray();
        if (IsPdf(content))
            return Outcome.Of(new Checked(content, Pdf, "pdf"));
        var photo = PhotoCleaner.Clean(content);
        return photo.IsRefused
            ? Outcome.Refused<Checked>([.. photo.Refusals.Select(OfScan)])
            : Outcome.Of(new Checked(photo.Value.Large, "image/jpeg", "jpg"));
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
