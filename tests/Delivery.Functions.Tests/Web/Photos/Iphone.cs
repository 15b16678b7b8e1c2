using System.Buffers.Binary;
using System.Text;
using Delivery.TestKit.Photos;

namespace Delivery.Functions.Tests.Web.Photos;

/// <summary>Photos as iPhones take them: an orange tile at the left, a green one at the right.</summary>
internal static class Iphone
{
    private static readonly byte[][] Tiles = [HeicFile.Orange, HeicFile.Green];

    private static readonly HeicFile Lying = new(2, 1, Tiles);

    /// <summary>What the camera had at its left is at the top; the place stands beside it.</summary>
    public static byte[] HeldUpright() => (Lying with { Turn = 3, Place = Pictures.Secret }).Write();

    /// <summary>The end got lost.</summary>
    public static byte[] Cut() => Lying.Write()[..^100];

    /// <summary>It says that it has 3,600 million pixels.</summary>
    public static byte[] Absurd() => (Lying with { Claims = (60_000, 60_000) }).Write();

    /// <summary>It says that it is small; what is decoded says that it is not.</summary>
    public static byte[] Understated() => (Lying with { GridClaims = (30_000, 30_000) }).Write();

    /// <summary>Named as such a photo, with tiles for another decoder.</summary>
    public static byte[] Disguised() => (Lying with { Coding = "av01" }).Write();

    /// <summary>With a page behind its last byte.</summary>
    public static byte[] Polyglot() => [.. Lying.Write(), .. "<script>alert(1)</script>"u8];

    /// <summary>The first bytes are a photo's, the rest is a drawing that would have other files read.</summary>
    public static byte[] OnlyByName() =>
        [.. Lying.Write()[..24], .. "<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/hostname'/></svg>"u8];

    /// <summary>The first that it says of itself is harmless, the second, which a decoder goes by, is another's.</summary>
    public static byte[] TwoMetas()
    {
        var (lying, other) = (Lying.Write(), (Lying with { Coding = "av01" }).Write());
        var (from, to) = MetaOf(other);
        return [.. lying, .. other[from..to]];
    }

    /// <summary>Inside, the list of what it holds comes twice.</summary>
    public static byte[] TwoLists()
    {
        var whole = Lying.Write();
        var (from, to) = BoxOf(whole, "iinf");
        var twice = (byte[])[.. whole[..to], .. whole[from..to], .. whole[to..]];
        var meta = MetaOf(whole);
        BinaryPrimitives.WriteInt32BigEndian(twice.AsSpan(meta.From), meta.To - meta.From + to - from);
        return twice;
    }

    /// <summary>What it says of itself has no length, and would go on to the end.</summary>
    public static byte[] Endless()
    {
        var whole = Lying.Write();
        whole.AsSpan(MetaOf(whole).From, 4).Clear();
        return whole;
    }

    /// <summary>Its sides are so long that their product is no number.</summary>
    public static byte[] Overflowing() => (Lying with { Claims = (uint.MaxValue, uint.MaxValue) }).Write();

    /// <summary>It says that it is small, and that each of its tiles is not.</summary>
    public static byte[] ManyLarge() =>
        (Lying with { Rows = 2, Tiles = [.. Tiles, .. Tiles], TileClaims = (7000, 7000) }).Write();

    /// <summary>One tile, drawn twenty thousand times.</summary>
    public static byte[] DrawnOften() => new HeicFile(200, 100, [HeicFile.Orange]) { Claims = (1024, 512) }.Write();

    /// <summary>Each tile is larger than it says.</summary>
    public static byte[] TilesUnderstated() => (Lying with { TileClaims = (500, 512), Claims = (1000, 512) }).Write();

    private static (int From, int To) MetaOf(byte[] whole) => BoxOf(whole, "meta");

    private static (int From, int To) BoxOf(byte[] whole, string kind)
    {
        var from = whole.AsSpan().IndexOf(Encoding.ASCII.GetBytes(kind)) - 4;
        return (from, from + BinaryPrimitives.ReadInt32BigEndian(whole.AsSpan(from)));
    }
}
