using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Delivery.Domain;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>
/// Takes out of a video where it was taken (domain.md, section 9). Of two gigabytes only what describes it is read, and only
/// the blocks are written again in which something of the kind was found: one of a phone's, nearly all of an action camera's,
/// one after the other.
/// </summary>
public sealed class VideoCleaner(DeliveryBlobs blobs)
{
    private const int Piece = 4 * 1024 * 1024;

    private static Refusal Unreadable { get; } =
        new("media.broken", "这段视频读不懂，请用手机自带的相机拍摄，或另存为 MP4 再传");

    /// <summary>The file is another one by now, and nothing is known of that.</summary>
    public static Refusal Replaced { get; } = new("media.missing", "文件还在上传，请传完再确认");

    /// <returns>The file's version afterwards; a refusal where nothing can be read, or where another file came meanwhile.</returns>
    public async Task<Outcome<string?>> CleanAsync(string name, UploadedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var blob = blobs.Media.GetBlockBlobClient(name);
        try
        {
            var reader = new VideoReader(blob, file);
            var places = await new VideoSearch(reader).RunAsync();
            return places is null ? Outcome.Refused<string?>(Unreadable)
                : places.Count == 0 ? Outcome.Of(file.Version)
                : Outcome.Of<string?>(await WriteAsync(blob, reader, places));
        }
        catch (RequestFailedException other) when (other.Status == StatusCodes.Status412PreconditionFailed)
        {
            return Outcome.Refused<string?>(Replaced);
        }
    }

    private static async Task<string> WriteAsync(
        BlockBlobClient blob,
        VideoReader reader,
        IReadOnlyList<PlaceInVideo> places
    )
    {
        var blocks = await BlocksAsync(blob, reader.Bytes, places);
        foreach (var block in blocks.Where(block => !block.IsThere || block.Holds(places)))
        {
            var piece = await reader.ReadAsync(block.From, block.Length);
            foreach (var place in places)
                place.Blank(piece, block.From);
            using var content = new MemoryStream(piece, writable: false);
            await blob.StageBlockAsync(block.Id, content);
        }

        var written = await blob.CommitBlockListAsync(
            blocks.Select(block => block.Id),
            new CommitBlockListOptions { Conditions = reader.Unchanged }
        );
        return $"{written.Value.ETag}";
    }

    /// <summary>A piece of the file.</summary>
    /// <param name="IsThere">Under this id already, so that it stays if nothing in it changes.</param>
    private sealed record Block(string Id, long From, int Length, bool IsThere)
    {
        public bool Holds(IEnumerable<PlaceInVideo> places) =>
            places.Any(place => place.At < From + Length && place.At + place.Length > From);
    }

    // As the phone sent it in blocks, those are kept; what came in one piece, or in huge ones, is cut anew.
    private static async Task<IReadOnlyList<Block>> BlocksAsync(
        BlockBlobClient blob,
        long bytes,
        IReadOnlyList<PlaceInVideo> places
    )
    {
        var sent = (await blob.GetBlockListAsync(BlockListTypes.Committed)).Value.CommittedBlocks.ToList();
        var kept = new List<Block>();
        long from = 0;
        foreach (var block in sent)
        {
            kept.Add(new(block.Name, from, (int)Math.Min(block.SizeLong, int.MaxValue), IsThere: true));
            from += block.SizeLong;
        }

        return kept.Count > 0 && kept.Where(block => block.Holds(places)).All(block => block.Length <= Piece)
            ? kept
            : [.. Cut(bytes, sent.Count == 0 ? 6 : Convert.FromBase64String(sent[0].Name).Length)];
    }

    // All ids of one blob are equally long.
    private static IEnumerable<Block> Cut(long bytes, int idLength)
    {
        for (var (from, number) = (0L, 0); from < bytes; from += Piece, number++)
        {
            var id = number.ToString(CultureInfo.InvariantCulture).PadLeft(idLength, '0');
            yield return new(
                Convert.ToBase64String(Encoding.ASCII.GetBytes(id)),
                from,
                (int)Math.Min(Piece, bytes - from),
                IsThere: false
            );
        }
    }
}
