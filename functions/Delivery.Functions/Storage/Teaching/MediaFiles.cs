namespace Delivery.Functions.Storage.Teaching;

/// <summary>All that there is of a photo or video: the file as it came, its two pictures, and its line in the gallery.</summary>
public sealed class MediaFiles(DeliveryBlobs blobs, MediaLists lists, MediaRows rows)
{
    /// <summary>Again after a crash, what is gone already does no harm.</summary>
    public async Task DeleteAsync(LessonMedia media)
    {
        await blobs.Media.GetBlobClient(media.BlobName).DeleteIfExistsAsync();
        // Pictures may lie there though the row does not say so: they are put before it.
        await blobs.Media.DeletePhotoAsync(media.BlobName);
        // What turned out to be a photo was given an address for this one too where it was offered as a video.
        await blobs.Media.GetBlobClient(media.PosterName).DeleteIfExistsAsync();
        await lists.RemoveAsync(media);
    }

    /// <summary>With its row; the files first: a row without files is tried again, files without a row would lie there for ever.</summary>
    public async Task ForgetAsync(LessonMedia media)
    {
        await DeleteAsync(media);
        await rows.Table.DeleteRowsAsync(media.CourseId, [MediaRows.RowOf(media).RowKey]);
    }
}
