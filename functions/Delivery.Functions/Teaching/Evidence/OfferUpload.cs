using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>What is known of a file before it comes; all of it may be left out.</summary>
/// <param name="Consent">What the people who are shown said of it.</param>
public sealed record MediaBody(
    [Typed(TextKind.Line)] string? FileName = null,
    [Typed(TextKind.Line)] string? ContentType = null,
    long? Size = null,
    MediaConsent Consent = MediaConsent.NotAsked
);

/// <param name="Poster">Where a picture of a video may be put; null of a photo.</param>
public sealed record OfferedUpload(LessonMedia Media, UploadLink Link, UploadLink? Poster = null);

/// <summary>Gives an address to which one photo or video of a lesson can be put.</summary>
public sealed class OfferUpload(
    Commands commands,
    MediaRows media,
    UploadLinks links,
    CurrentSettings settings,
    FreshIds ids,
    TimeProvider clock
)
{
    /// <param name="film">The booking of the crew whose film it is; null of what proves the lesson.</param>
    public Task<Outcome<OfferedUpload>> RunAsync(
        Course course,
        Lesson lesson,
        MediaBody file,
        Call call,
        FilmBooking? film = null
    ) =>
        commands.RunAsync(
            call,
            new Place(media.Table, course.CourseId),
            durable: null,
            () => DecideAsync(course, lesson, file, call.By, film)
        );

    private async Task<Decided<OfferedUpload>> DecideAsync(
        Course course,
        Lesson lesson,
        MediaBody file,
        Caller by,
        FilmBooking? film
    )
    {
        if (film is not null && FilmAnswers.DeliverFile(film, lesson, clock.GetUtcNow()) is { IsRefused: true } early)
            return Outcome.Refused<OfferedUpload>(early.Refusals);
        if (course.TeacherOf(lesson) is null || lesson.Status == LessonStatus.Cancelled)
            return Outcome.Refused<OfferedUpload>("lesson.stage", "这节课没有开，不能上传");
        if (lesson.Start > clock.GetUtcNow())
            return Outcome.Refused<OfferedUpload>(
                "media.early",
                $"第{lesson.Number}节{ChineseDates.Moment(lesson.Start)}才开始，上课后再上传"
            );
        if (file.Size > settings.Teaching.MediaMostMegabytes * 1024L * 1024L)
            return Outcome.Refused<OfferedUpload>(
                "media.too-large",
                $"文件超过{settings.Teaching.MediaMostMegabytes}兆，请剪短视频或压缩后再传",
                "size"
            );
        // The first needs no count.
        if (
            (film?.HasFile ?? lesson.HasMedia)
            && await media.CountAsync(lesson.LessonId, film?.FilmingId) >= settings.Teaching.MediaMostItems
        )
            return Outcome.Refused<OfferedUpload>(TooMany(settings.Teaching));
        var now = clock.GetUtcNow();
        var offered = new LessonMedia(
            MediaRows.IdFor(lesson.LessonId, ids.At(now)),
            lesson.LessonId,
            NameOf(file),
            now,
            by.Id,
            Consent: file.Consent,
            FilmingId: film?.FilmingId
        );
        return Decided.Change(
            new OfferedUpload(
                offered,
                await links.ToPutAsync(offered.BlobName, SizeOf(file)),
                IsVideo(file) ? await links.ToPutAsync(offered.PosterName, SizeOf(file)) : null
            ),
            new Act("media.offer", offered.MediaId),
            [TableRows.Insert(MediaRows.RowOf(offered))]
        );
    }

    public static Refusal TooMany(LessonSettings settings) =>
        new("media.too-many", $"一节课最多{settings.MediaMostItems}个照片和视频，请先撤回不要的再传");

    private static bool IsVideo(MediaBody file) =>
        file.ContentType?.StartsWith("video/", StringComparison.Ordinal) == true;

    private long SizeOf(MediaBody file) =>
        Math.Clamp(file.Size ?? 0, 0, settings.Teaching.MediaMostMegabytes * 1024L * 1024L);

    private static string NameOf(MediaBody file) =>
        file.FileName is not { Length: > 0 } name ? "照片或视频"
        : name.Length > 100 ? name[^100..]
        : name;
}
