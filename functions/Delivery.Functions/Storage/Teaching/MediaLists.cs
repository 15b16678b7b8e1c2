using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Evidence;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>A photo or video as the gallery of staff shows it.</summary>
/// <param name="Street">The street's code.</param>
/// <param name="Discipline">The discipline's code.</param>
/// <param name="IsFilm">A crew's film, not a teacher's evidence.</param>
public sealed record MediaListing(
    string MediaId,
    string LessonId,
    string Street,
    string StreetName,
    string Discipline,
    string DisciplineName,
    int Number,
    DateTimeOffset Start,
    DateTimeOffset At,
    MediaKind Kind,
    MediaConsent Consent,
    bool HasPictures,
    bool IsFilm = false
)
{
    public static MediaListing Of(Course course, Lesson lesson, LessonMedia media)
    {
        ArgumentNullException.ThrowIfNull(course);
        return new(
            media.MediaId,
            lesson.LessonId,
            course.Street.Code,
            course.Street.Name,
            course.Discipline.Code,
            course.Discipline.Name,
            lesson.Number,
            lesson.Start,
            media.At,
            media.Kind!.Value,
            media.Consent,
            media.HasPictures,
            media.FilmingId is not null
        );
    }
}

/// <summary>Copies of the photos and videos that came in a month, newest first: the rows of the courses decide.</summary>
public sealed class MediaLists(DeliveryTables tables)
{
    public Task PutAsync(MediaListing listing) =>
        tables.LessonLists.UpsertEntityAsync(
            Row.Of(
                PartitionOf(listing.At),
                RowOf(listing.At, listing.MediaId),
                listing,
                ("Street", listing.Street),
                ("Discipline", listing.Discipline)
            ),
            TableUpdateMode.Replace
        );

    public Task RemoveAsync(LessonMedia media) =>
        tables.LessonLists.DeleteEntityAsync(PartitionOf(media.At), RowOf(media.At, media.MediaId));

    /// <param name="month">Of the upload, in Shanghai.</param>
    /// <param name="street">A code; null for the whole city.</param>
    /// <param name="discipline">A code; null for all.</param>
    /// <param name="after">The last row of the page before.</param>
    public Task<Listed<MediaListing>> PageAsync(
        Month month,
        string? street,
        string? discipline,
        string? after,
        int limit
    )
    {
        string[] filters =
        [
            .. street is null ? [] : new[] { TableClient.CreateQueryFilter($"Street eq {street}") },
            .. discipline is null ? [] : new[] { TableClient.CreateQueryFilter($"Discipline eq {discipline}") },
        ];
        return tables.LessonLists.PageAsync<MediaListing>(
            $"media-{month}",
            after is null ? string.Empty : TableRows.KeyAfter(after),
            $"{char.MaxValue}",
            limit,
            filters.Length == 0 ? null : string.Join(" and ", filters)
        );
    }

    private static string PartitionOf(DateTimeOffset at) => $"media-{Month.Of(ShanghaiTime.DateOf(at))}";

    private static string RowOf(DateTimeOffset at, string mediaId) =>
        $"{DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks:D19}|{mediaId}";
}
