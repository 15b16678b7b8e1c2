namespace LocalFunctions.Storage.Blobs;

/// <summary>The ETag of a blob or container, made of its stamp.</summary>
internal static class BlobTag
{
    public static string Of(long stamp) => $"\"0x{stamp:X}\"";

    /// <summary>Whether one of the tags of a header is this stamp's; <c>*</c> is every stamp's.</summary>
    public static bool Fits(string header, long stamp)
    {
        var tag = Of(stamp).Trim('"');
        return header.Split(',', StringSplitOptions.TrimEntries).Any(one => one == "*" || one.Trim('"') == tag);
    }
}
