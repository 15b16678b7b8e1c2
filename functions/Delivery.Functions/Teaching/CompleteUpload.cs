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
    Outbox outbox,
    AuditLog audit,
    LessonSettings settings
)
{
    public async Task<Outcome<LessonMedia>> RunAsync(
        Stored<LessonMedia> stored,
        Course course,
        Caller by,
        DurableTaskClient durable
    )
    {
        if (stored.Value.State == MediaState.Accepted)
            return Outcome.Of(stored.Value);
        var blob = blobs.Media.GetBlobClient(stored.Value.BlobName);
        if (await PropertiesAsync(blob) is not { } properties)
            return Outcome.Refused<LessonMedia>("media.missing", "还没有收到文件，请先上传再确认");
        var kind = MediaRules.Check(await HeadAsync(blob, properties), properties.ContentLength, settings);
        if (kind.IsRefused)
            return await RefuseAsync(stored, blob, kind.Refusals);
        var accepted = stored.Value with
        {
            State = MediaState.Accepted,
            Kind = kind.Value,
            Bytes = properties.ContentLength,
        };
        var lesson = await TableRows.UntilCommittedAsync(() => TryAcceptAsync(accepted, durable));
        await lists.NoteAsync(
            Month.Of(lesson.Date),
            course.Street.Code,
            lesson.LessonId,
            month => month with { HasMedia = true }
        );
        await audit.WriteAsync(by, "media.complete", accepted.MediaId);
        return Outcome.Of(accepted);
    }

    private async Task<(bool Committed, Lesson Lesson)> TryAcceptAsync(LessonMedia accepted, DurableTaskClient durable)
    {
        var lesson = (await courses.LessonAsync(accepted.LessonId))!;
        List<TableTransactionAction> rows = [TableRows.Put(MediaRows.RowOf(accepted))];
        if (lesson.Value.HasMedia)
            return (await media.Table.TryCommitAsync(rows), lesson.Value);
        rows.Add(TableRows.Replace(Courses.RowOf(lesson.Value with { HasMedia = true }), lesson.ETag));
        var committed = await outbox.TryCommitAsync(
            durable,
            media.Table,
            accepted.CourseId,
            rows,
            OutboxMessage.Raise(Instances.Lesson(accepted.LessonId), Events.Evidence, true)
        );
        return (committed, lesson.Value);
    }

    private async Task<Outcome<LessonMedia>> RefuseAsync(
        Stored<LessonMedia> stored,
        BlobClient blob,
        IReadOnlyList<Refusal> refusals
    )
    {
        await blob.DeleteIfExistsAsync();
        await media.Table.UpsertEntityAsync(
            MediaRows.RowOf(stored.Value with { State = MediaState.Refused }),
            TableUpdateMode.Replace
        );
        return Outcome.Refused<LessonMedia>(refusals);
    }

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
