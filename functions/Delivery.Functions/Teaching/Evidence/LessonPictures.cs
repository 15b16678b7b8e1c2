using Azure.Storage.Blobs;
using Delivery.Domain;
using Delivery.Functions.Storage;
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

    /// <param name="bytes">Of the whole file.</param>
    /// <returns>Why it cannot be shown; empty when both pictures lie there.</returns>
    public async Task<IReadOnlyList<Refusal>> MakeAsync(LessonMedia media, long bytes)
    {
        if (bytes > PhotoCleaner.MostBytes)
            return [PhotoCleaner.TooLarge with { Field = null }];
        await open.WaitAsync();
        try
        {
            return await MakeAsync(media, blobs.Media.GetBlobClient(media.BlobName));
        }
        finally
        {
            open.Release();
        }
    }

    public void Dispose() => open.Dispose();

    private async Task<IReadOnlyList<Refusal>> MakeAsync(LessonMedia media, BlobClient file)
    {
        var content = (await file.DownloadContentAsync()).Value.Content;
        var clean = PhotoCleaner.Clean(content.ToMemory().Span, SmallSide);
        if (clean.IsRefused)
            return [.. clean.Refusals.Select(refusal => refusal with { Field = null })];
        await blobs.Media.PutPhotoAsNamedAsync(media.BlobName, clean.Value.Large, clean.Value.Small);
        return [];
    }
}
