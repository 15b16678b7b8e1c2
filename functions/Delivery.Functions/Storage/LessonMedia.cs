using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Functions.Storage;

public enum MediaState
{
    /// <summary>An address was given; whether a file came is not known yet.</summary>
    Awaited,
    Accepted,
    Refused,

    /// <summary>It was taken back by who sent it, or deleted by staff; the file is gone.</summary>
    Removed,
}

/// <summary>One photo or video of a lesson. Its id begins with the lesson's, so that it is found without a search.</summary>
/// <param name="Kind">As its content says; null until checked.</param>
/// <param name="HasPictures">It was written anew in two sizes, which lie beside it; of a video it is what the phone made of it. False of older photos.</param>
/// <param name="RemovedBecause">What staff said when they deleted it.</param>
/// <param name="Version">Of the file that was looked at: its address takes another for some minutes more. Null of older ones.</param>
public sealed record LessonMedia(
    string MediaId,
    string LessonId,
    string FileName,
    DateTimeOffset At,
    string By,
    MediaState State = MediaState.Awaited,
    MediaKind? Kind = null,
    long? Bytes = null,
    MediaConsent Consent = MediaConsent.NotAsked,
    bool HasPictures = false,
    string? RemovedBecause = null,
    string? Version = null
)
{
    public string CourseId => Domain.Ordering.LessonId.Parse(LessonId).OrderId;

    public string BlobName => $"{CourseId}/{LessonId}/{MediaId}";

    /// <summary>Where the phone puts a picture that it made of a video, until the video is looked at.</summary>
    public string PosterName => $"{BlobName}-poster";
}

/// <summary>What teachers uploaded, in the partition of their course.</summary>
public sealed class MediaRows(DeliveryTables tables)
{
    private const string Prefix = "media|";

    public TableClient Table => tables.Courses;

    public static string IdFor(string lessonId, Guid id) => $"{lessonId}-{id:N}";

    public Task<Stored<LessonMedia>?> FindAsync(string mediaId) =>
        mediaId.Length > 33 && LessonId.TryParse(mediaId[..^33], out var parts)
            ? Table.FindAsync<LessonMedia>(parts.OrderId, Prefix + mediaId)
            : Task.FromResult<Stored<LessonMedia>?>(null);

    public async Task<IReadOnlyList<LessonMedia>> OfLessonAsync(string lessonId)
    {
        var media = new List<LessonMedia>();
        var course = LessonId.Parse(lessonId).OrderId;
        await foreach (var row in Table.WithPrefixAsync<LessonMedia>(course, $"{Prefix}{lessonId}-"))
            media.Add(row.Value);
        return [.. media.OrderBy(one => one.At)];
    }

    /// <summary>How many of a lesson were accepted and are still there.</summary>
    public async Task<int> CountAsync(string lessonId) =>
        (await OfLessonAsync(lessonId)).Count(one => one.State == MediaState.Accepted);

    public static TableEntity RowOf(LessonMedia media) => Row.Of(media.CourseId, Prefix + media.MediaId, media);
}
