using System.Buffers.Binary;
using System.Text;

namespace Delivery.TestKit.Photos;

/// <summary>
/// Writes a HEIC photo as a phone does (ISO/IEC 23008-12): a grid of tiles in HEVC, turned by a property, with where it was
/// taken beside it. The tiles were drawn and coded with libheif's own encoder; none was ever photographed.
/// </summary>
public sealed record HeicFile(int Columns, int Rows, IReadOnlyList<byte[]> Tiles)
{
    public const int TileSide = 512;

    /// <summary>In quarters against the clock; a phone held upright writes 3.</summary>
    public int Turn { get; init; }

    /// <summary>Text in the place of the camera's data.</summary>
    public string? Place { get; init; }

    /// <summary>What the file says of its width and height; null for the truth.</summary>
    public (uint Width, uint Height)? Claims { get; init; }

    /// <summary>What the grid itself says of them, which the decoder goes by.</summary>
    public (uint Width, uint Height)? GridClaims { get; init; }

    /// <summary>What the file says of each tile's width and height; null for the truth.</summary>
    public (uint Width, uint Height)? TileClaims { get; init; }

    /// <summary>Of the tiles: four letters.</summary>
    public string Coding { get; init; } = "hvc1";

    public static byte[] Orange { get; } =
        Convert.FromHexString(
            "000000752801AF5105F358A4A510F90E925F17F2287FFFCE9D243D46DCC6C648FC0FD71BE5E01740738A0002CAA5D877"
                + "E009303B450800000301A593026C3C000003000003007EC08700000300000300000A18000003000003000008B8000003"
                + "0000030000D28000000300000300048C000003000003000C98"
        );

    public static byte[] Green { get; } =
        Convert.FromHexString(
            "000000742801AF5105EB58A4A510F90E925FFFE65E7FF829FFF257D31B1923F03F5C6F97805D01CE28000B28A5D877E0"
                + "09303B450800000301A593026C3C000003000003007EC08700000300000300000A18000003000003000008B800000300"
                + "00030000D28000000300000300048C000003000003000C98"
        );

    // How all tiles are coded: 512 by 512, eight bits, 4:2:0.
    private static readonly byte[] Configuration = Convert.FromHexString(
        "0103700000000000000000005AF000FCFDF8F800000F03200001001840010C01FFFF0370000003009000000300000300"
            + "5ABA0240210001002C42010103700000030090000003000003005AA004020080596EA4929AE6E04040C0800000030080"
            + "000003008422000100074401C172B06240"
    );

    private int GridItem => Tiles.Count + 1;

    private int PlaceItem => Tiles.Count + 2;

    public byte[] Write()
    {
        var start = Box("ftyp", "heic"u8.ToArray(), Big(0), "mif1heic"u8.ToArray());
        List<byte[]> content = [.. Tiles, Grid(), .. Place is null ? [] : new[] { Exif(Place) }];
        // Where the content lies is known once all before it is written.
        var before = start.Length + Meta(content, 0).Length + 8;
        return [.. start, .. Meta(content, before), .. Box("mdat", [.. content])];
    }

    private byte[] Meta(List<byte[]> content, int at) =>
        FullBox(
            "meta",
            0,
            FullBox("hdlr", 0, Big(0), "pict"u8.ToArray(), new byte[13]),
            FullBox("pitm", 0, Short(GridItem)),
            Items(),
            References(),
            Box("iprp", Properties(), Associations()),
            Places(content, at)
        );

    private byte[] Items()
    {
        var items = Enumerable.Range(1, Tiles.Count).Select(id => Item(id, Coding, hidden: true)).ToList();
        items.Add(Item(GridItem, "grid"));
        if (Place is not null)
            items.Add(Item(PlaceItem, "Exif", hidden: true));
        return FullBox("iinf", 0, [Short(items.Count), .. items]);
    }

    private static byte[] Item(int id, string kind, bool hidden = false) =>
        FullBox("infe", hidden ? 0x02000001u : 0x02000000u, Short(id), Short(0), Encoding.ASCII.GetBytes(kind), [0]);

    private byte[] References() =>
        FullBox(
            "iref",
            0,
            Box("dimg", [Short(GridItem), Short(Columns * Rows), .. Drawings().Select(Short)]),
            Place is null ? [] : Box("cdsc", Short(PlaceItem), Short(1), Short(GridItem))
        );

    // One after the other, and again from the first where there are more places than tiles.
    private IEnumerable<int> Drawings() =>
        Enumerable.Range(0, Columns * Rows).Select(place => (place % Tiles.Count) + 1);

    private byte[] Properties()
    {
        var tile = TileClaims ?? (TileSide, TileSide);
        var (width, height) = Claims ?? ((uint)(Columns * TileSide), (uint)(Rows * TileSide));
        return Box(
            "ipco",
            Box("hvcC", Configuration),
            FullBox("ispe", 0, Big(tile.Width), Big(tile.Height)),
            FullBox("ispe", 0, Big(width), Big(height)),
            Box("irot", [(byte)Turn])
        );
    }

    private byte[] Associations() =>
        FullBox(
            "ipma",
            0,
            [
                Big((uint)GridItem),
                .. Enumerable.Range(1, Tiles.Count).Select(id => (byte[])[.. Short(id), 2, 0x81, 0x02]),
                [.. Short(GridItem), 2, 0x03, 0x84],
            ]
        );

    private static byte[] Places(List<byte[]> content, int at)
    {
        List<byte[]> places =
        [
            [0x44, 0x00],
            Short(content.Count),
        ];
        foreach (var (number, one) in content.Index())
        {
            places.Add([.. Short(number + 1), .. Short(0), .. Short(1), .. Big((uint)at), .. Big((uint)one.Length)]);
            at += one.Length;
        }

        return FullBox("iloc", 0, [.. places]);
    }

    private byte[] Grid()
    {
        var (width, height) = GridClaims ?? Claims ?? ((uint)(Columns * TileSide), (uint)(Rows * TileSide));
        return [0, 1, (byte)(Rows - 1), (byte)(Columns - 1), .. Big(width), .. Big(height)];
    }

    // The camera's data with one entry, its maker, which here is the place.
    private static byte[] Exif(string place) =>
        [
            .. Big(0),
            .. "II*\0"u8,
            .. (byte[])[8, 0, 0, 0, 1, 0, 0x0F, 0x01, 2, 0, (byte)(place.Length + 1), 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0],
            .. Encoding.ASCII.GetBytes(place),
            0,
        ];

    private static byte[] FullBox(string kind, uint versionAndFlags, params byte[][] content) =>
        Box(kind, [Big(versionAndFlags), .. content]);

    private static byte[] Box(string kind, params byte[][] content) =>
        [
            .. Big((uint)(8 + content.Sum(part => part.Length))),
            .. Encoding.ASCII.GetBytes(kind),
            .. content.SelectMany(part => part),
        ];

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];
}
