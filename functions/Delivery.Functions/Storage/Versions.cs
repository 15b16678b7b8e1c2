using Azure;

namespace Delivery.Functions.Storage;

public static class Versions
{
    /// <summary>Insists that nothing is stored yet, as a header does by <c>If-None-Match: *</c>.</summary>
    public static ETag Absent { get; } = new("\0");

    /// <summary>
    /// Whether what a caller insists on is what is stored. Compared here, since storage takes no tag that it never gave.
    /// </summary>
    public static bool Fits(this ETag asked, ETag? stored) =>
        stored is { } tag ? asked == ETag.All || asked == tag : asked == Absent;
}
