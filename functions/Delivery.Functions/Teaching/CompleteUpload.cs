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
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching;

/// <summary>
/// Looks at what was put to the address: a photo or video becomes the lesson's evidence, anything else is deleted. The
/// same file said to be complete twice gets the same answer.
/// </summary>
public sealed class CompleteUpload(
    Courses courses,
    MediaRows media,
    DeliveryBlobs blobs,
    LessonLists lists,
    Commands commands,
    CurrentSettings settings
)
{
    public async Task<Outcome<LessonMedia>> RunAsync(
        LessonMedia offered,
        Course course,
        Call call,
        DurableTaskClient durable
    )
    {
        var place = new Place(media.Table, offered.CourseId);
        var outcome = await commands.RunAsync(call, place, durable, () => DecideAsync(offered.MediaId));
        if (outcome is { IsRefused: false, Value: var accepted })
            await lists.NoteAsync(
                Month.Of((await courses.LessonAsync(accepted.LessonId))!.Value.Date),
                course.Street.Code,
                accepted.LessonId,
                month => month with { HasMedia = true }
            );
        // Its row says by now that it is no evidence, so it may go.
        else if ((await media.FindAsync(offered.MediaId))?.Value.State == MediaState.Refused)
            await blobs.Media.GetBlobClient(offered.BlobName).DeleteIfExistsAsync();
        return outcome;
    }

    private async Task<Decided<LessonMedia>> DecideAsync(string mediaId)
    {
        var stored = (await media.FindAsync(mediaId))!;
        if (stored.Value.State == MediaState.Accepted)
            return Outcome.Of(stored.Value);
        var blob = blobs.Media.GetBlobClient(stored.Value.BlobName);
        if (await PropertiesAsync(blob) is not { } properties)
            return Outcome.Refused<LessonMedia>("media.missing", "还没有收到文件，请先上传再确认");
        var kind = MediaRules.Check(await HeadAsync(blob, properties), properties.ContentLength, settings.Teaching);
        return kind.IsRefused
            ? Refused(stored, kind.Refusals)
            : await AcceptedAsync(
                stored,
                stored.Value with
                {
                    State = MediaState.Accepted,
                    Kind = kind.Value,
                    Bytes = properties.ContentLength,
                }
            );
    }

    private async Task<Decided<LessonMedia>> AcceptedAsync(Stored<LessonMedia> stored, LessonMedia accepted)
    {
        var lesson = (await courses.LessonAsync(accepted.LessonId))!;
        var act = new Act("media.complete", accepted.MediaId);
        var row = TableRows.Replace(MediaRows.RowOf(accepted), stored.ETag);
        return lesson.Value.HasMedia
            ? Decided.Change(accepted, act, [row])
            : Decided.Change(
                accepted,
                act,
                [row, TableRows.Replace(Courses.RowOf(lesson.Value with { HasMedia = true }), lesson.ETag)],
                OutboxMessage.Raise(Instances.Lesson(accepted.LessonId), Events.Evidence, true)
            );
    }

    private static Decided<LessonMedia> Refused(Stored<LessonMedia> stored, IReadOnlyList<Refusal> refusals) =>
        new(
            Outcome.Refused<LessonMedia>(refusals),
            new Act("media.refuse", stored.Value.MediaId),
            [TableRows.Replace(MediaRows.RowOf(stored.Value with { State = MediaState.Refused }), stored.ETag)]
        );

    private static async Task<BlobProperties?> PropertiesAsync(BlobClient blob)
    {
        try
        {
            return await blob.GetPropertiesAsync();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static async Task<byte[]> HeadAsync(BlobClient blob, BlobProperties properties)
    {
        // A range of nothing is no range.
        if (properties.ContentLength == 0)
            return [];
        var range = new HttpRange(0, Math.Min(properties.ContentLength, MediaRules.HeadBytes));
        var head = await blob.DownloadContentAsync(new BlobDownloadOptions { Range = range });
        return head.Value.Content.ToArray();
    }
}
