namespace Delivery.Domain.Teaching.Evidence;

/// <summary>Looks at what was uploaded, never at what it is called: a photo or a video, whole enough to be one.</summary>
public static class MediaRules
{
    /// <summary>As much of a file's beginning as the rules want to see; a photo's size may stand behind its camera data.</summary>
    public const int HeadBytes = 512 * 1024;

    private const int SmallestSide = 32;
    private const int LargestSide = 30_000;

    /// <param name="head">The first bytes, up to <see cref="HeadBytes"/>.</param>
    /// <param name="bytes">Of the whole file.</param>
    public static Outcome<MediaKind> Check(ReadOnlySpan<byte> head, long bytes, LessonSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (bytes > settings.MediaMostMegabytes * 1024L * 1024L)
            return Outcome.Refused<MediaKind>(
                "media.too-large",
                $"文件超过{settings.MediaMostMegabytes}兆，请剪短视频或压缩后再传"
            );
        if (MediaHeader.KindOf(head) is not { } kind)
            return Outcome.Refused<MediaKind>(
                "media.content",
                "这不是照片或视频，请上传 JPG、PNG、WebP、HEIC 照片或 MP4、MOV 视频"
            );
        return MediaHeader.SizeOf(head, kind) is { } size && !IsSane(size)
            ? Outcome.Refused<MediaKind>("media.broken", "这张照片打不开，请重新拍一张或换一张再传")
            : Outcome.Of(kind);
    }

    private static bool IsSane(PixelSize size) => Side(size.Width) && Side(size.Height);

    private static bool Side(int pixels) => pixels is >= SmallestSide and <= LargestSide;
}
