using Azure.Data.Tables;
using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage;

public enum MediaState
{
    Waiting,
    Taken,
    Refused,
}

/// <summary>A photo or video of a lesson: asked for, uploaded straight to storage, then looked at and taken.</summary>
public sealed record LessonMedia(
    string MediaId,
    string LessonId,
    string FileName,
    DateTimeOffset At,
    MediaState State,
    string? ContentType = null
);

/// <summary>The evidence of a course's lessons, in the course's partition.</summary>
public sealed class MediaRegister(DeliveryTables tables)
{
    private const string Prefix = "media|";

    /// <summary>An id that leads to its lesson, and that nobody can guess: knowing it is the right to complete the upload.</summary>
    public static string NewId(string lessonId) => $"{lessonId}-{Guid.NewGuid():N}";

    public static string? LessonOf(string mediaId) =>
        mediaId.Length > 33 && LessonId.TryParse(mediaId[..^33], out _) ? mediaId[..^33] : null;

    public static TableEntity RowOf(LessonMedia media) =>
        Row.Of(Domain.Ordering.LessonId.Parse(media.LessonId).OrderId, Prefix + media.MediaId, media);

    public async Task<Stored<LessonMedia>?> FindAsync(string mediaId) =>
        LessonOf(mediaId) is { } lessonId
            ? await tables.Courses.FindAsync<LessonMedia>(
                Domain.Ordering.LessonId.Parse(lessonId).OrderId,
                Prefix + mediaId
            )
            : null;

    public async Task<IReadOnlyList<LessonMedia>> OfLessonAsync(string lessonId)
    {
        var media = new List<LessonMedia>();
        var course = Domain.Ordering.LessonId.Parse(lessonId).OrderId;
        await foreach (var row in tables.Courses.WithPrefixAsync<LessonMedia>(course, $"{Prefix}{lessonId}-"))
            media.Add(row.Value);
        return media;
    }

    public Task AddAsync(LessonMedia media) => tables.Courses.AddEntityAsync(RowOf(media));
}
