namespace Delivery.Functions.Web.Photos;

/// <summary>What a HEIC photo says of itself (ISO/IEC 23008-12), read before anything of it is decoded.</summary>
/// <param name="Width">Of the largest of its pictures.</param>
/// <param name="Height">Of the same.</param>
/// <param name="Decoded">Pixels of all its pictures together, each as often as it is drawn: what opening it takes.</param>
internal sealed record HeicHeader(long Width, long Height, long Decoded)
{
    // Twice as long as a side of the largest photos.
    private const long LongestSide = 30_000;

    /// <returns>Null of what is no still picture in HEVC, and of what another reader could take for another picture.</returns>
    public static HeicHeader? Of(ReadOnlySpan<byte> file)
    {
        var meta = Boxes.Inside(Boxes.Only(file, "meta"u8));
        if (Boxes.Has(file, "moov"u8) || Boxes.Has(file, "mini"u8))
            return null;
        var sizes = SizesIn(Boxes.Only(Boxes.Only(meta, "iprp"u8), "ipco"u8));
        if (HeicItems.PixelsOf(meta, [.. sizes.Select(AreaOf)]) is not { } decoded)
            return null;
        var (width, height) = sizes.MaxBy(AreaOf);
        return new HeicHeader(width, height, Math.Max(decoded, AreaOf((width, height))));
    }

    // Of the longest sides that can be written the product is no number any more.
    private static long AreaOf((long Width, long Height) size) =>
        size.Width > LongestSide || size.Height > LongestSide ? LongestSide * LongestSide : size.Width * size.Height;

    // One for each property, also for those that are no size: they are told apart by their number.
    private static List<(long Width, long Height)> SizesIn(ReadOnlySpan<byte> properties)
    {
        var boxes = new Boxes(properties);
        var sizes = new List<(long, long)>();
        while (boxes.Next())
        {
            var numbers = new Numbers(Boxes.Inside(boxes.Content));
            sizes.Add(boxes.Kind.SequenceEqual("ispe"u8) ? (numbers.Next(4), numbers.Next(4)) : default);
        }

        return sizes;
    }
}
