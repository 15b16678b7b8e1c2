using System.Text;

namespace Delivery.TestKit.Photos;

/// <summary>Films in fragments: a picture as track 1 and an action camera's way as track 2, with no picture in them.</summary>
public static class FragmentedVideoFile
{
    public const int Picture = 1;
    public const int Way = 2;

    // tfhd and trun say by flags which numbers follow.
    private const int HasOrigin = 0x1;
    private const int HasDefaultSize = 0x10;
    private const int FromFragment = 0x20000;
    private const int HasOffset = 0x1;
    private const int HasDuration = 0x100;
    private const int HasSize = 0x200;

    private const int PictureBytes = 30;

    /// <summary>How a fragment says where the samples of the way lie, and how long each is.</summary>
    public enum Told
    {
        /// <summary>Counted from the fragment; each sample has a size.</summary>
        FromFragment,

        /// <summary>Counted from the beginning of the file; each sample has a size.</summary>
        FromFile,

        /// <summary>Not at all: behind the samples of the picture; the track has a size in the fragment.</summary>
        Behind,

        /// <summary>Counted from the fragment, in two runs of which the second says nothing; the description has the size.</summary>
        InTwoRuns,
    }

    /// <param name="kind">gpmd, camm, rtmd or what is no way.</param>
    /// <param name="fragments">Each with two samples of the picture and two of the way.</param>
    public static byte[] Of(string kind, Told told, int fragments = 2, int pictureBytes = PictureBytes)
    {
        List<byte> film = [.. VideoFile.Start("iso5"), .. Description(kind)];
        for (var fragment = 0; fragment < fragments; fragment++)
            film.AddRange(Fragment(told, film.Count, pictureBytes));
        return [.. film];
    }

    /// <summary>A description that says which track is which, and of both how large their samples are by default.</summary>
    public static byte[] Description(string kind)
    {
        byte[] defaults = [.. Defaults(Picture, PictureBytes), .. Defaults(Way, VideoFile.Place.Length)];
        return VideoFile.Box(
            "moov",
            [
                .. VideoFile.Box("mvhd", new byte[100]),
                .. Track(Picture, "avc1"),
                .. Track(Way, kind),
                .. VideoFile.Box("mvex", defaults),
                .. VideoFile.Box("udta", VideoFile.Box("make", Encoding.Latin1.GetBytes(VideoFile.Model))),
            ]
        );
    }

    /// <summary>A fragment of the way alone: what is said of it is for the caller to make up.</summary>
    public static byte[] OfWay(byte[] head, params byte[][] runs) =>
        VideoFile.Box(
            "moof",
            VideoFile.Box(
                "traf",
                [.. VideoFile.Box("tfhd", head), .. runs.SelectMany(run => VideoFile.Box("trun", run))]
            )
        );

    private static byte[] Fragment(Told told, int from, int pictureBytes)
    {
        var bytes = Fragment(told, from, pictureBytes, dataAt: 0).Length;
        return
        [
            .. Fragment(told, from, pictureBytes, dataAt: bytes + 8),
            .. VideoFile.Box(
                "mdat",
                [
                    .. Enumerable.Repeat((byte)'P', 2 * pictureBytes),
                    .. Encoding.Latin1.GetBytes(VideoFile.Place + VideoFile.Place),
                ]
            ),
        ];
    }

    /// <param name="dataAt">Where the samples begin, from the beginning of the fragment.</param>
    private static byte[] Fragment(Told told, int from, int pictureBytes, int dataAt) =>
        VideoFile.Box(
            "moof",
            [
                .. VideoFile.Box("mfhd", new byte[8]),
                .. VideoFile.Box(
                    "traf",
                    [
                        .. VideoFile.Box("tfhd", VideoFile.Numbers(FromFragment, Picture)),
                        .. VideoFile.Box(
                            "trun",
                            pictureBytes == PictureBytes
                                ? VideoFile.Numbers(HasOffset, 2, dataAt)
                                : VideoFile.Numbers(HasOffset | HasSize, 2, dataAt, pictureBytes, pictureBytes)
                        ),
                    ]
                ),
                .. VideoFile.Box("traf", WayIn(told, from, dataAt + (2 * pictureBytes))),
            ]
        );

    private static byte[] WayIn(Told told, int from, int at)
    {
        var size = VideoFile.Place.Length;
        var both = HasOffset | HasDuration | HasSize;
        return told switch
        {
            Told.FromFragment =>
            [
                .. VideoFile.Box("tfhd", VideoFile.Numbers(FromFragment, Way)),
                .. VideoFile.Box("trun", VideoFile.Numbers(both, 2, at, 1000, size, 1000, size)),
            ],
            Told.FromFile =>
            [
                .. VideoFile.Box("tfhd", VideoFile.Numbers(HasOrigin, Way, 0, from)),
                .. VideoFile.Box("trun", VideoFile.Numbers(both, 2, at, 1000, size, 1000, size)),
            ],
            Told.Behind =>
            [
                .. VideoFile.Box("tfhd", VideoFile.Numbers(HasDefaultSize, Way, size)),
                .. VideoFile.Box("trun", VideoFile.Numbers(0, 2)),
            ],
            _ =>
            [
                .. VideoFile.Box("tfhd", VideoFile.Numbers(FromFragment, Way)),
                .. VideoFile.Box("trun", VideoFile.Numbers(HasOffset, 1, at)),
                .. VideoFile.Box("trun", VideoFile.Numbers(0, 1)),
            ],
        };
    }

    private static byte[] Track(int number, string kind)
    {
        byte[] described = [.. VideoFile.Numbers(0, 1), .. VideoFile.Box(kind, new byte[8])];
        byte[] table =
        [
            .. VideoFile.Box("stsd", described),
            .. VideoFile.Box("stsc", VideoFile.Numbers(0, 0)),
            .. VideoFile.Box("stsz", VideoFile.Numbers(0, 0, 0)),
            .. VideoFile.Box("stco", VideoFile.Numbers(0, 0)),
        ];
        return VideoFile.Box(
            "trak",
            [
                .. VideoFile.Box("tkhd", [.. VideoFile.Numbers(0, 0, 0, number), .. new byte[68]]),
                .. VideoFile.Box("mdia", VideoFile.Box("minf", VideoFile.Box("stbl", table))),
            ]
        );
    }

    private static byte[] Defaults(int track, int size) =>
        VideoFile.Box("trex", VideoFile.Numbers(0, track, 1, 0, size, 0));
}
