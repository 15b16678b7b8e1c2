using System.Globalization;

namespace LocalFunctions.Storage.Blobs;

/// <summary>The conditions under which a caller wants something done, from the HTTP headers.</summary>
internal sealed record BlobConditions(
    string? IfMatch,
    string? IfNoneMatch,
    DateTimeOffset? IfModifiedSince,
    DateTimeOffset? IfUnmodifiedSince
)
{
    public static BlobConditions Of(BlobCall call) =>
        new(
            call.Header("If-Match"),
            call.Header("If-None-Match"),
            Moment(call.Header("If-Modified-Since")),
            Moment(call.Header("If-Unmodified-Since"))
        );

    /// <summary>Whether a blob that exists may be read.</summary>
    public BlobError? RefusalOfReading(long stamp)
    {
        if (Refused(stamp))
            return BlobError.ConditionNotMet;
        var unchanged =
            (IfNoneMatch is not null && BlobTag.Fits(IfNoneMatch, stamp))
            || (IfNoneMatch is null && IfModifiedSince is { } since && Seconds(stamp) <= since);
        return unchanged ? BlobError.NotModified : null;
    }

    /// <param name="stamp">Null where there is no blob yet.</param>
    public BlobError? RefusalOfWriting(long? stamp)
    {
        if (stamp is not { } existing)
            return IfMatch is null ? null : BlobError.ConditionNotMet;
        if (IfNoneMatch == "*")
            return BlobError.BlobAlreadyExists;
        var unwanted =
            Refused(existing)
            || (IfNoneMatch is not null && BlobTag.Fits(IfNoneMatch, existing))
            || (IfModifiedSince is { } since && Seconds(existing) <= since);
        return unwanted ? BlobError.ConditionNotMet : null;
    }

    private bool Refused(long stamp) =>
        (IfMatch is not null && !BlobTag.Fits(IfMatch, stamp))
        || (IfMatch is null && IfUnmodifiedSince is { } since && Seconds(stamp) > since);

    // HTTP dates know no fractions of a second.
    private static DateTimeOffset Seconds(long stamp) => new(stamp - stamp % TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private static DateTimeOffset? Moment(string? header) =>
        DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
}
