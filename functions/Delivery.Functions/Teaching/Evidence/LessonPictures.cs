using Azure;
using Azure.Storage.Blobs.Models;
using Delivery.Domain;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web.Photos;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>
/// Makes of a photo what people look at: written anew, upright, without the place where it was taken, in two sizes. The file
/// as it came stays beside them and is shown to nobody.
/// </summary>
public sealed class LessonPictures(DeliveryBlobs blobs) : IDisposable
{
    private const int SmallSide = 320;

    // A photo of 64 million pixels takes 256 MB while it is open; two at once fit into the smallest instance.
    private readonly SemaphoreSlim open = new(2);

    /// <param name="head">Its first bytes, as they were read: of a small photo all of them.</param>
    /// <param name="bytes">Of the whole file.</param>
    /// <returns>Why it cannot be shown; empty when both pictures lie there.</returns>
    public async Task<IReadOnlyList<Refusal>> MakeAsync(LessonMedia media, byte[] head, long bytes)
    {
        if (bytes > PhotoCleaner.MostBytes)
            return [PhotoCleaner.TooLarge with { Field = null }];
        await open.WaitAsync();
        try
        {
            return await MakeAsync(media, head.Length == bytes ? head : await WholeAsync(media));
        }
        finally
        {
            open.Release();
        }
    }

    /// <summary>The picture that the phone made of a video, looked at like any photo. A video is evidence without one too.</summary>
    /// <returns>Whether there is one now.</returns>
    public async Task<bool> OfVideoAsync(LessonMedia video)
    {
        var sent = blobs.Media.GetBlobClient(video.PosterName);
        try
        {
            // As much as a photo may have; a longer one then lacks its end, and is none.
            var range = new BlobDownloadOptions { Range = new HttpRange(0, PhotoCleaner.MostBytes) };
            var file = (await sent.DownloadContentAsync(range)).Value.Content.ToArray();
            return (await MakeAsync(video, file, file.Length)).Count == 0;
        }
        // The phone sent none, or nothing.
        catch (RequestFailedException none) when (none.Status is 404 or 416)
        {
            return false;
        }
    }

    public void Dispose() => open.Dispose();

    private async Task<byte[]> WholeAsync(LessonMedia media) =>
        (await blobs.Media.GetBlobClient(media.BlobName).DownloadContentAsync()).Value.Content.ToArray();

    private async Task<IReadOnlyList<Refusal>> MakeAsync(LessonMedia media, byte[] file)
    {
        var clean = PhotoCleaner.Clean(file, SmallSide);
        if (clean.IsRefused)
            return [.. clean.Refusals.Select(refusal => refusal with { Field = null })];
        await blobs.Media.PutPhotoAsNamedAsync(media.BlobName, clean.Value.Large, clean.Value.Small);
        return [];
    }
}
