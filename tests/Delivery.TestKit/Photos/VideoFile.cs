using System.Buffers.Binary;
using System.Text;

namespace Delivery.TestKit.Photos;

/// <summary>Films as phones write them, of boxes within boxes, with no picture in them.</summary>
public static class VideoFile
{
    /// <summary>The coordinates of an invented place, as they stand in the file.</summary>
    public const string Place = "+31.2222+121.5555/";

    public const string Model = "Invented Phone 9";

    /// <summary>An Android phone's: the description lies at the end, behind what was filmed.</summary>
    public static byte[] OfAndroid(int filmedBytes = 1000) =>
        [
            .. Start("isom"),
            .. Box("mdat", new byte[filmedBytes]),
            .. Described([.. Coordinates(), .. Box("make", Text(Model))]),
        ];

    /// <summary>An iPhone's: names lie apart from their values, which are numbered.</summary>
    public static byte[] OfApple(int filmedBytes = 1000) =>
        [
            .. Start("qt  "),
            .. Described(
                Box(
                    "meta",
                    [
                        .. Box("hdlr", new byte[25]),
                        .. Keys("com.apple.quicktime.model", "com.apple.quicktime.location.ISO6709"),
                        .. Box("ilst", [.. Value(1, Model), .. Value(2, Place)]),
                    ]
                ),
                nested: false
            ),
            .. Box("mdat", new byte[filmedBytes]),
        ];

    /// <summary>As 3GPP has it: a name, longitude, latitude and altitude in a box of their own.</summary>
    public static byte[] OfThreeGpp() =>
        [
            .. Start("3gp5"),
            .. Described([.. Box("loci", [0, 0, 0, 0, 0x15, 0xC7, .. Text(Place)]), .. Box("make", Text(Model))]),
        ];

    /// <summary>What a program for editing writes beside the film.</summary>
    public static byte[] OfAdobe() =>
        [
            .. Start("mp42"),
            .. Described(Box("make", Text(Model))),
            .. Box(
                "uuid",
                [
                    .. Convert.FromHexString("BE7ACFCB97A942E89C71999491E3AFAC"),
                    .. Text($"<x:xmpmeta>{Place}</x:xmpmeta>"),
                ]
            ),
        ];

    /// <summary>
    /// An action camera's: picture and way lie chunk by chunk between one another. The way has three chunks of two, two and
    /// one sample, each of another length.
    /// </summary>
    /// <param name="kind">gpmd, camm, rtmd, mett or mebx, or what is no way.</param>
    /// <param name="key">What mebx names of its samples.</param>
    /// <param name="wide">Whether chunks are told by addresses of eight bytes.</param>
    /// <param name="pictureBytes">Of each of the picture's three chunks.</param>
    public static byte[] OfActionCamera(string kind, bool wide = false, int pictureBytes = 500, string key = "")
    {
        byte[][] samples = [.. Enumerable.Range(0, 5).Select(at => Text($"{new string('G', at)}{Place}"))];
        byte[][] ways =
        [
            [.. samples[0], .. samples[1]],
            [.. samples[2], .. samples[3]],
            samples[4],
        ];
        var picture = Enumerable.Repeat((byte)'P', pictureBytes).ToArray();
        var start = Start("isom");
        var (inside, pictures, places) = (new List<byte>(), new List<long>(), new List<long>());
        foreach (var way in ways)
        {
            pictures.Add(start.Length + 8 + inside.Count);
            inside.AddRange(picture);
            places.Add(start.Length + 8 + inside.Count);
            inside.AddRange(way);
        }

        return
        [
            .. start,
            .. Box("mdat", [.. inside]),
            .. Box(
                "moov",
                [
                    .. Box("mvhd", new byte[100]),
                    .. Track("avc1", pictures, [(1, 1)], [.. pictures.Select(_ => pictureBytes)], wide),
                    .. Track(kind, places, [(1, 2), (3, 1)], [.. samples.Select(sample => sample.Length)], wide, key),
                    .. Box("udta", Box("make", Text(Model))),
                ]
            ),
        ];
    }

    /// <param name="runs">From which chunk on, counted from one, each holds how many samples.</param>
    private static byte[] Track(
        string kind,
        IReadOnlyList<long> chunks,
        IReadOnlyList<(int First, int Samples)> runs,
        IReadOnlyList<int> sizes,
        bool wide,
        string key = ""
    )
    {
        byte[] table =
        [
            .. Box("stsd", [.. Numbers(0, 1), .. Box(kind, [.. new byte[8], .. Text(key)])]),
            .. Box("stsc", [.. Numbers(0, runs.Count), .. runs.SelectMany(run => Numbers(run.First, run.Samples, 1))]),
            .. Box("stsz", [.. Numbers(0, 0, sizes.Count), .. Numbers([.. sizes])]),
            .. wide
                ? Box("co64", [.. Numbers(0, chunks.Count), .. chunks.SelectMany(at => Numbers(0, (int)at))])
                : Box("stco", [.. Numbers(0, chunks.Count), .. chunks.SelectMany(at => Numbers((int)at))]),
        ];
        return Box(
            "trak",
            [
                .. Box("tkhd", new byte[84]),
                .. Box("mdia", [.. Box("hdlr", new byte[25]), .. Box("minf", Box("stbl", table))]),
            ]
        );
    }

    public static byte[] Numbers(params int[] numbers) =>
        [.. numbers.SelectMany(number => BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(number)))];

    public static byte[] Box(string type, byte[] inside)
    {
        var box = new byte[8 + inside.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.Latin1.GetBytes(type).CopyTo(box, 4);
        inside.CopyTo(box, 8);
        return box;
    }

    public static byte[] Start(string brand) => Box("ftyp", [.. Text(brand), 0, 0, 0, 0, .. Text(brand)]);

    private static byte[] Described(byte[] inside, bool nested = true) =>
        Box("moov", [.. Box("mvhd", new byte[100]), .. nested ? Box("udta", inside) : inside]);

    private static byte[] Coordinates() => Box("©xyz", [0, (byte)Place.Length, 0x15, 0xC7, .. Text(Place)]);

    private static byte[] Keys(params string[] names) =>
        Box("keys", [0, 0, 0, 0, 0, 0, 0, (byte)names.Length, .. names.SelectMany(name => Box("mdta", Text(name)))]);

    private static byte[] Value(byte number, string text) =>
        Box($"\0\0\0{(char)number}", Box("data", [0, 0, 0, 1, 0, 0, 0, 0, .. Text(text)]));

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);
}
