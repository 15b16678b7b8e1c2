using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Evidence;

namespace Delivery.Functions.Storage.Teaching;

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
/// <param name="FilmingId">The booking of the crew whose film it is; null of what proves the lesson.</param>
/// <param name="IsReleased">Of a film: staff have put it into the media library.</param>
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
    string? Version = null,
    string? FilmingId = null,
    bool IsReleased = false
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

    /// <summary>What proves it and its films, whatever became of each.</summary>
    public async Task<IReadOnlyList<LessonMedia>> OfLessonAsync(string lessonId) =>
        [.. (await RowsAsync(lessonId)).Select(row => row.Value).OrderBy(one => one.At)];

    /// <summary>What is meant to prove it, whatever became of each.</summary>
    public async Task<IReadOnlyList<LessonMedia>> EvidenceOfAsync(string lessonId) =>
        [.. (await OfLessonAsync(lessonId)).Where(one => one.FilmingId is null)];

    /// <summary>What of a crew's film is there.</summary>
    public async Task<IReadOnlyList<Stored<LessonMedia>>> OfFilmAsync(string lessonId, string filmingId) =>
        [
            .. (await RowsAsync(lessonId))
                .Where(row => row.Value.FilmingId == filmingId && row.Value.State == MediaState.Accepted)
                .OrderBy(row => row.Value.At),
        ];

    /// <summary>How many of a lesson's evidence, or of a film's files, were accepted and are still there.</summary>
    public async Task<int> CountAsync(string lessonId, string? filmingId = null) =>
        (await OfLessonAsync(lessonId)).Count(one => one.FilmingId == filmingId && one.State == MediaState.Accepted);

    private async Task<IReadOnlyList<Stored<LessonMedia>>> RowsAsync(string lessonId)
    {
        var rows = new List<Stored<LessonMedia>>();
        var course = LessonId.Parse(lessonId).OrderId;
        await foreach (var row in Table.WithPrefixAsync<LessonMedia>(course, $"{Prefix}{lessonId}-"))
            rows.Add(row);
        return rows;
    }

    public static TableEntity RowOf(LessonMedia media) => Row.Of(media.CourseId, Prefix + media.MediaId, media);
}
