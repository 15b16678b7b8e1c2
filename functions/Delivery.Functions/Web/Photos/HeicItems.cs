using System.Text;

namespace Delivery.Functions.Web.Photos;

/// <summary>
/// What a HEIC photo is put together of (ISO/IEC 23008-12), as far as it bounds the work of opening it: its pictures in HEVC,
/// how large each says that it is, and how often each is drawn.
/// </summary>
internal sealed class HeicItems
{
    private const string InHevc = "hvc1";
    private const string Grid = "grid";

    // Pictures in HEVC, what is put together of them, and what is told beside them: anything else would wake another decoder.
    private static readonly HashSet<string> Known = [InHevc, Grid, "iden", "tmap", "Exif", "mime", "uri "];

    private readonly Dictionary<uint, string> kinds = [];
    private readonly Dictionary<uint, long> drawn = [];
    private readonly HashSet<uint> tiles = [];
    private readonly HashSet<uint> masked = [];
    private readonly Dictionary<uint, long> areas = [];

    /// <param name="meta">What is inside of the box of that name.</param>
    /// <param name="sizes">The area that each property says, in their order; 0 of one that says none.</param>
    /// <returns>How many pixels are decoded at most; null of what is no still picture in HEVC, and where it cannot be known.</returns>
    public static long? PixelsOf(ReadOnlySpan<byte> meta, IReadOnlyList<long> sizes)
    {
        var items = new HeicItems();
        return
            items.ReadKinds(Boxes.Only(meta, "iinf"u8))
            && items.ReadReferences(meta)
            && items.ReadSizes(Boxes.Only(meta, "iprp"u8), sizes)
            ? items.Pictures.Sum(one => items.areas[one] * Math.Max(1, items.drawn.GetValueOrDefault(one)))
            : null;
    }

    private IEnumerable<uint> Pictures => kinds.Where(item => item.Value == InHevc).Select(item => item.Key);

    private bool ReadKinds(ReadOnlySpan<byte> list)
    {
        if (list.Length < 8)
            return false;
        // The list begins with how many there are: in two bytes, in later versions in four.
        var items = new Boxes(list[(list[0] == 0 ? 6 : 8)..]);
        while (items.Next())
            if (ItemOf(items.Content) is not var (id, kind) || !Known.Contains(kind) || !kinds.TryAdd(id, kind))
                return false;
        return kinds.ContainsValue(InHevc);
    }

    // Those of earlier versions have no kind.
    private static (uint Id, string Kind)? ItemOf(ReadOnlySpan<byte> item)
    {
        var numbers = new Numbers(item);
        var version = numbers.Next(1);
        numbers.Next(3);
        var id = numbers.Next(version == 2 ? 2 : 4);
        numbers.Next(2);
        return version is 2 or 3 && numbers.Rest.Length >= 4
            ? (id, Encoding.Latin1.GetString(numbers.Rest[..4]))
            : null;
    }

    // A grid of grids would multiply the work, and so would a mask of each tile.
    private bool ReadReferences(ReadOnlySpan<byte> meta)
    {
        if (Boxes.Has(meta, "iref"u8) && Boxes.Only(meta, "iref"u8) is var list)
        {
            if (list.Length < 4)
                return false;
            var boxes = new Boxes(list[4..]);
            var length = list[0] == 0 ? 2 : 4;
            while (boxes.Next())
                ReadReference(boxes.Kind, new Numbers(boxes.Content), length);
        }

        return tiles.All(tile => kinds.GetValueOrDefault(tile) == InHevc) && !tiles.Overlaps(masked);
    }

    private void ReadReference(ReadOnlySpan<byte> how, Numbers numbers, int length)
    {
        var from = numbers.Next(length);
        for (var left = numbers.Next(2); left > 0 && !numbers.Ended; left--)
        {
            var to = numbers.Next(length);
            if (!kinds.ContainsKey(to))
                continue;
            if (how.SequenceEqual("auxl"u8))
                masked.Add(to);
            if (!how.SequenceEqual("dimg"u8))
                continue;
            drawn[to] = drawn.GetValueOrDefault(to) + 1;
            if (kinds.GetValueOrDefault(from) == Grid)
                tiles.Add(to);
        }
    }

    // There may be several such boxes, and the decoder goes by all of them.
    private bool ReadSizes(ReadOnlySpan<byte> properties, IReadOnlyList<long> sizes)
    {
        var boxes = new Boxes(properties);
        while (boxes.Next())
            if (boxes.Kind.SequenceEqual("ipma"u8))
                ReadSizes(new Numbers(boxes.Content), sizes);
        return Pictures.All(one => areas.GetValueOrDefault(one) > 0);
    }

    private void ReadSizes(Numbers numbers, IReadOnlyList<long> sizes)
    {
        var version = numbers.Next(1);
        var wide = (numbers.Next(3) & 1) == 1;
        for (var left = numbers.Next(4); left > 0 && !numbers.Ended; left--)
        {
            var item = numbers.Next(version == 0 ? 2 : 4);
            for (var its = numbers.Next(1); its > 0; its--)
            {
                // The highest bit says whether it is needed.
                var property = (int)(numbers.Next(wide ? 2 : 1) & (wide ? 0x7FFFu : 0x7Fu));
                if (kinds.ContainsKey(item) && property > 0 && property <= sizes.Count)
                    areas[item] = Math.Max(areas.GetValueOrDefault(item), sizes[property - 1]);
            }
        }
    }
}
