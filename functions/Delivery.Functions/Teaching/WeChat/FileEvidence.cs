using Delivery.Domain;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Evidence;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.WeChat;

/// <param name="Picture">Of a video, where the platform has one.</param>
public sealed record SentEvidence(byte[] File, byte[]? Picture);

/// <summary>A photo or video from the official account becomes a lesson's evidence, by the rules of every upload.</summary>
public sealed class FileEvidence(
    Courses courses,
    MediaRows media,
    DeliveryBlobs blobs,
    OfferUpload offer,
    CompleteUpload complete,
    SayConsent consent,
    LetterBox letters
)
{
    /// <returns>What its sender is told.</returns>
    public async Task<string> PutAsync(
        WeChatMessage message,
        WeChatPerson person,
        string lessonId,
        SentEvidence sent,
        DurableTaskClient durable
    )
    {
        if (
            await courses.WithLessonAsync(lessonId) is not { } read
            || read.Course.TeacherOf(read.Lesson)?.TeacherId != person.Id
        )
            return "这节课已经不由您上，没有归档。";
        var call = new Call(person.Caller, Idempotency.KeyOf(person.Caller, "wechat/offer", message.Key));
        var body = new MediaBody(message.Type == "image" ? "微信照片" : "微信视频", Size: sent.File.Length);
        var offered = await offer.RunAsync(read.Course, read.Lesson, body, call);
        if (offered.IsRefused)
            return Refused(offered.Refusals);
        var stored = (await media.FindAsync(offered.Value.Media.MediaId))!;
        // Put again after a crash; what was accepted already is not changed any more.
        if (stored.Value.State == MediaState.Awaited)
            await PutAsync(stored.Value, sent);
        var done = await complete.RunAsync(
            stored,
            read,
            new Call(person.Caller, Idempotency.KeyOf(person.Caller, "wechat/complete", message.Key)),
            durable
        );
        if (done.IsRefused)
            return Refused(done.Refusals);
        await consent.NoteAsync(message, done.Value.MediaId);
        return $"已归档到{read.Course.Discipline.Name}第{read.Lesson.Number}节。{SayConsent.Question}\n"
            + $"查看或撤回：{letters.Link(Paths.Lesson(lessonId))}";
    }

    private async Task PutAsync(LessonMedia awaited, SentEvidence sent)
    {
        if (sent.Picture is { } picture)
            await blobs
                .Media.GetBlobClient(awaited.PosterName)
                .UploadAsync(BinaryData.FromBytes(picture), overwrite: true);
        await blobs.Media.GetBlobClient(awaited.BlobName).UploadAsync(BinaryData.FromBytes(sent.File), overwrite: true);
    }

    private static string Refused(IReadOnlyList<Refusal> why) => $"没有归档：{why[0].Message}。";
}
