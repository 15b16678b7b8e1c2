using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>Reads pieces of an uploaded video, of the version that was looked at: of another one it throws a 412.</summary>
internal sealed class VideoReader(BlockBlobClient blob, UploadedFile file)
{
    // One read tells of a whole fragment of a second and of the box behind it.
    private const int Window = 16 * 1024;

    private long windowAt;
    private byte[] window = file.Head;

    /// <summary>Of the whole file.</summary>
    public long Bytes => file.Bytes;

    /// <summary>It fails when the file is another one by now.</summary>
    public BlobRequestConditions Unchanged { get; } = new() { IfMatch = new ETag(file.Version!) };

    /// <summary>Begins of boxes: what was read for the one before often holds the next.</summary>
    /// <returns>Fewer bytes where the file ends.</returns>
    public async Task<byte[]> PeekAsync(long at, int most)
    {
        var length = (int)Math.Min(most, Bytes - at);
        if (!IsInWindow(at, length))
            (windowAt, window) = (at, await DownloadAsync(at, (int)Math.Min(Window, Bytes - at)));
        return InWindow(at, length);
    }

    public async Task<byte[]> ReadAsync(long at, int length) =>
        IsInWindow(at, length) ? InWindow(at, length)
        : at + length <= file.Head.Length ? file.Head.AsSpan((int)at, length).ToArray()
        : await DownloadAsync(at, length);

    private bool IsInWindow(long at, int length) => at >= windowAt && at + length <= windowAt + window.Length;

    private byte[] InWindow(long at, int length) => window.AsSpan((int)(at - windowAt), length).ToArray();

    private async Task<byte[]> DownloadAsync(long at, int length)
    {
        var range = new BlobDownloadOptions { Range = new HttpRange(at, length), Conditions = Unchanged };
        return (await blob.DownloadContentAsync(range)).Value.Content.ToArray();
    }
}
