namespace Delivery.Domain.Teaching.Evidence;

/// <summary>What a lesson's evidence may be.</summary>
public enum MediaKind
{
    Jpeg,
    Png,
    Webp,
    Heic,
    Mp4,
    Mov,
}

public static class MediaKinds
{
    /// <summary>As its first bytes say; null of what is neither photo nor video.</summary>
    public static MediaKind? Of(ReadOnlySpan<byte> head) => MediaHeader.KindOf(head);

    public static string ContentType(this MediaKind kind) =>
        kind switch
        {
            MediaKind.Jpeg => "image/jpeg",
            MediaKind.Png => "image/png",
            MediaKind.Webp => "image/webp",
            MediaKind.Heic => "image/heic",
            MediaKind.Mp4 => "video/mp4",
            _ => "video/quicktime",
        };

    public static bool IsImage(this MediaKind kind) => kind is not (MediaKind.Mp4 or MediaKind.Mov);
}
