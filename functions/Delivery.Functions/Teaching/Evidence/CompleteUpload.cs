using System.Net.Http.Headers;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>
/// Looks at what was put to the address: a photo or video becomes the lesson's evidence, anything else is deleted. The
/// same file said to be complete twice gets the same answer.
/// </summary>
public sealed class CompleteUpload(
    Courses courses,
    MediaRows media,
    DeliveryBlobs blobs,
    LessonPictures pictures,
    MediaFiles files,
    LessonLists lists,
    MediaLists gallery,
    BegunQuestions questions,
    Commands commands,
    CurrentSettings settings
)
{
    public async Task<Outcome<LessonMedia>> RunAsync(
        Stored<LessonMedia> offered,
        CourseWithLesson lesson,
        Call call,
        DurableTaskClient durable
    )
    {
        var place = new Place(media.Table, offered.Value.CourseId);
        Read? known = new(offered, lesson);
        var outcome = await commands.RunAsync(
            call,
            place,
            durable,
            async () =>
            {
                // What the caller has read is looked at first; a rival's change makes it be read again.
                var read = known ?? await ReadAsync(offered.Value.MediaId);
                known = null;
                return await DecideAsync(read);
            },
            accepted => ShowAsync(accepted, lesson, call)
        );
        // Its row says by now that it is no evidence, so it may go.
        if (
            outcome.IsRefused
            && await media.FindAsync(offered.Value.MediaId) is { Value: { State: MediaState.Refused } refused }
        )
            await files.DeleteAsync(refused);
        return outcome;
    }

    /// <summary>Shows an accepted photo or video, as it is stored, in the lists; for who finds that nobody did.</summary>
    public async Task FollowAsync(string mediaId)
    {
        if (await media.FindAsync(mediaId) is { Value: { State: MediaState.Accepted } accepted })
            await ShowAsync(accepted, await courses.GetWithLessonAsync(accepted.LessonId), Caller.Service);
    }

    private async Task ShowAsync(LessonMedia accepted, CourseWithLesson lesson, Call call)
    {
        // Whoever repeats an old request is told the old answer; it may have been taken back since.
        if (call.IsRepeated && (await media.FindAsync(accepted.MediaId))?.Value.State != MediaState.Accepted)
            return;
        await lists.NoteAsync(
            Month.Of(lesson.Lesson.Date),
            lesson.Course.Street.Code,
            accepted.LessonId,
            month => month with { HasMedia = true }
        );
        await questions.SettleAsync(accepted.LessonId, lesson.Lesson.Date);
        await gallery.PutAsync(MediaListing.Of(lesson.Course, lesson.Lesson, accepted));
    }

    private sealed record Read(Stored<LessonMedia> Media, CourseWithLesson Lesson);

    private async Task<Read> ReadAsync(string mediaId)
    {
        var stored = (await media.FindAsync(mediaId))!;
        return new Read(stored, await courses.GetWithLessonAsync(stored.Value.LessonId));
    }

    private async Task<Decided<LessonMedia>> DecideAsync(Read read)
    {
        var stored = read.Media;
        if (stored.Value.State == MediaState.Accepted)
            return Outcome.Of(stored.Value);
        if (stored.Value.State == MediaState.Removed)
            return Outcome.Refused<LessonMedia>(RemoveMedia.Gone);
        if (await HeadAsync(blobs.Media.GetBlobClient(stored.Value.BlobName)) is not var (head, bytes, version))
            return Outcome.Refused<LessonMedia>("media.missing", "还没有收到文件，请先上传再确认");
        var kind = MediaRules.Check(head, bytes, settings.Teaching);
        if (kind.IsRefused)
            return Refused(stored, kind.Refusals);
        if (
            read.Lesson.Lesson.HasMedia
            && await media.CountAsync(stored.Value.LessonId) >= settings.Teaching.MediaMostItems
        )
            return Refused(stored, [OfferUpload.TooMany(settings.Teaching)]);
        var isImage = kind.Value.IsImage();
        if (isImage && await pictures.MakeAsync(stored.Value, head, bytes) is { Count: > 0 } broken)
            return Refused(stored, broken);
        return Accepted(
            read,
            stored.Value with
            {
                State = MediaState.Accepted,
                Kind = kind.Value,
                Bytes = bytes,
                HasPictures = isImage || await pictures.OfVideoAsync(stored.Value),
                Version = version,
            }
        );
    }

    // The lesson is written again with each: of two that come at once the second is counted after the first.
    private static Decided<LessonMedia> Accepted(Read read, LessonMedia accepted)
    {
        var lesson = read.Lesson.StoredLesson;
        return Decided.Change(
            accepted,
            new Act("media.complete", accepted.MediaId),
            [
                TableRows.Replace(MediaRows.RowOf(accepted), read.Media.ETag),
                TableRows.Replace(Courses.RowOf(lesson.Value with { HasMedia = true }), lesson.ETag),
            ],
            lesson.Value.HasMedia
                ? []
                : [OutboxMessage.Raise(Instances.Lesson(accepted.LessonId), Events.Evidence, true)]
        );
    }

    private static Decided<LessonMedia> Refused(Stored<LessonMedia> stored, IReadOnlyList<Refusal> refusals) =>
        new(
            Outcome.Refused<LessonMedia>(refusals),
            new Act("media.refuse", stored.Value.MediaId),
            [TableRows.Replace(MediaRows.RowOf(stored.Value with { State = MediaState.Refused }), stored.ETag)]
        );

    /// <summary>The file's first bytes, its length and its version, in one read; null when there is none.</summary>
    private static async Task<(byte[] Head, long Bytes, string? Version)?> HeadAsync(BlobClient blob)
    {
        try
        {
            var range = new HttpRange(0, MediaRules.HeadBytes);
            var head = await blob.DownloadContentAsync(new BlobDownloadOptions { Range = range });
            var whole = ContentRangeHeaderValue.Parse(head.Value.Details.ContentRange).Length;
            return (
                head.Value.Content.ToArray(),
                whole ?? head.Value.Details.ContentLength,
                $"{head.Value.Details.ETag}"
            );
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
        // There is a file, and nothing in it: no range of it can be had.
        catch (RequestFailedException empty) when (empty.Status == StatusCodes.Status416RangeNotSatisfiable)
        {
            return ([], 0, null);
        }
    }
}
