using Azure.Storage.Blobs.Models;
using Delivery.Domain;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching;

/// <summary>Looks at an uploaded file by its content: what is no photo or video is deleted, what is becomes the lesson's evidence.</summary>
public sealed class CompleteUpload(
    Courses courses,
    MediaRegister register,
    DeliveryBlobs blobs,
    LessonLists lists,
    Outbox outbox,
    TeachingSettings settings
)
{
    public static Refusal Unknown(string mediaId) =>
        new("media.unknown", $"没有找到上传“{mediaId}”，请重新选择文件上传");

    public async Task<Outcome<LessonMedia>> RunAsync(string mediaId, DurableTaskClient durable)
    {
        if (await register.FindAsync(mediaId) is not { } media)
            return Outcome.Refused<LessonMedia>(Unknown(mediaId));
        if (media.Value.State == MediaState.Taken)
            return Outcome.Of(media.Value);
        var content = await LookAsync(mediaId);
        if (content.IsRefused)
            return Outcome.Refused<LessonMedia>(content.Refusals);
        var taken = media.Value with { State = MediaState.Taken, ContentType = content.Value.ContentType };
        var lesson = await TableRows.UntilCommittedAsync(() => TryTakeAsync(taken, durable));
        await lists.NoteEvidenceAsync(lesson);
        return Outcome.Of(taken);
    }

    private async Task<Outcome<MediaContent>> LookAsync(string mediaId)
    {
        var blob = blobs.Media.GetBlobClient(mediaId);
        if (!await blob.ExistsAsync())
            return Outcome.Refused<MediaContent>("media.missing", "文件还没有传上来，请重新上传");
        var properties = (await blob.GetPropertiesAsync()).Value;
        if (properties.ContentLength > settings.MostMegabytes * 1024L * 1024L)
            return await RefuseAsync(mediaId, "media.too-large", $"文件超过{settings.MostMegabytes}兆，请剪短后再传");
        var length = Math.Min(MediaContent.HeaderLength, properties.ContentLength);
        var header =
            length == 0
                ? default
                : (
                    await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new Azure.HttpRange(0, length) })
                ).Value.Content.ToMemory();
        return MediaContent.Recognize(header.Span) is { } content
            ? Outcome.Of(content)
            : await RefuseAsync(
                mediaId,
                "media.content",
                "这不是照片或视频，请选择手机拍的照片（JPG、PNG、HEIC）或视频（MP4、MOV）"
            );
    }

    // What nobody will look at is not kept.
    private async Task<Outcome<MediaContent>> RefuseAsync(string mediaId, string code, string message)
    {
        await blobs.Media.DeleteBlobIfExistsAsync(mediaId);
        return Outcome.Refused<MediaContent>(code, message);
    }

    private async Task<(bool Committed, Lesson Result)> TryTakeAsync(LessonMedia taken, DurableTaskClient durable)
    {
        var lesson = await courses.GetLessonAsync(taken.LessonId);
        var proved = lesson.Value with { HasMedia = true };
        var committed = await outbox.TryCommitAsync(
            durable,
            courses.Table,
            lesson.PartitionKey,
            [TableRows.Replace(Courses.RowOf(proved), lesson.ETag), TableRows.Put(MediaRegister.RowOf(taken))],
            OutboxMessage.Raise(Instances.Lesson(taken.LessonId), Events.Evidence, true)
        );
        return (committed, proved);
    }
}
