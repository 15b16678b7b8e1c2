using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Evidence;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching;

public sealed record AttendanceBody(int Headcount);

/// <param name="Flagged">Fewer than the minimum.</param>
public sealed record AttendanceShown(string LessonId, int Headcount, int Minimum, bool Flagged);

/// <param name="Headers">To be sent with the PUT to the address.</param>
/// <param name="CompleteUrl">To be posted to once the file is there.</param>
/// <param name="PosterUrl">Of a video: where a JPEG of it may be put before that, with the same headers; shown instead of it in lists.</param>
public sealed record UploadShown(
    string MediaId,
    string UploadUrl,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset Expires,
    string CompleteUrl,
    string? PosterUrl = null
);

public sealed record MediaShown(
    string MediaId,
    string LessonId,
    MediaState State,
    MediaKind? Kind,
    long? Bytes,
    MediaConsent Consent
);

/// <summary>What people report of a lesson: the street how many came, the teacher photos and videos.</summary>
public sealed class LessonsApi(
    Api api,
    Courses courses,
    MediaRows media,
    MediaSenders senders,
    RecordHeadcount record,
    OfferUpload offer,
    CompleteUpload complete
)
{
    [Function(nameof(PutAttendance))]
    [ApiCall(
        "填写到课人数",
        Body = typeof(AttendanceBody),
        Answer = typeof(AttendanceShown),
        Scopes = [Role.Reviewer],
        Also = "街镇（本街镇的课）"
    )]
    public Task<IResult> PutAttendance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/lessons/{id}/attendance")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<AttendanceBody>(
            request,
            caller => caller.May(Role.Reviewer) || IsOwnStreet(caller, id),
            async (body, call) =>
            {
                var outcome = await record.RunAsync(id, body.Headcount, call, durable, request.IfMatch());
                return outcome.IsRefused
                    ? Refused(id, outcome.Refusals)
                    // Whoever corrects it sends the version back with If-Match.
                    : ApiAnswer.Ok(
                        new AttendanceShown(id, body.Headcount, outcome.Value.Fewest, outcome.Value.IsLow),
                        (await courses.LessonAsync(id))?.ETag
                    );
            }
        );

    /// <summary>Answers with an address for one file. A teacher without a session brings the lesson's link as <c>?link=</c>.</summary>
    [Function(nameof(PostMedia))]
    [ApiCall(
        "为一节课的照片或视频取上传地址",
        Body = typeof(MediaBody),
        Answer = typeof(UploadShown),
        Status = 201,
        Scopes = [Role.Reviewer],
        Also = "这节课的老师（登录，或带邮件里的签名链接）"
    )]
    [ApiQuery("link", "没有登录的老师：邮件里签名链接的凭证")]
    public Task<IResult> PostMedia(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/lessons/{id}/media")] HttpRequest request,
        string id
    ) =>
        api.SendAsync<MediaBody>(
            request,
            caller => MayTry(caller, request),
            async (body, call) =>
            {
                var token = LessonLinks.TokenOf(request);
                // Whether a lesson exists is told only to those who may see any.
                if (await courses.WithLessonAsync(id) is not { Course: var course, Lesson: var lesson })
                    return call.By.May(Role.Reviewer)
                        ? ApiAnswer.NotFound("lesson.unknown", "课时", id)
                        : senders.WhyNot(id, token);
                if (await senders.OnAsync(course, lesson, call.By, token) is not var (actor, film))
                    return senders.WhyNot(id, token);
                var outcome = await offer.RunAsync(course, lesson, body, call.As(actor), film?.Booking);
                return outcome.Match(offered => Offered(offered, token), refusals => ApiAnswer.Refused(refusals));
            }
        );

    [Function(nameof(PostMediaComplete))]
    [ApiCall(
        "上传完成，请系统查看",
        Answer = typeof(MediaShown),
        Scopes = [Role.Reviewer],
        Also = "这节课的老师（登录，或带邮件里的签名链接）"
    )]
    [ApiQuery("link", "没有登录的老师：邮件里签名链接的凭证")]
    public Task<IResult> PostMediaComplete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/media/{mediaId}/complete")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string mediaId
    ) =>
        api.SendAsync(
            request,
            caller => MayTry(caller, request),
            async call =>
            {
                if (await media.FindAsync(mediaId) is not { } stored)
                    return ApiAnswer.NotFound("media.unknown", "照片或视频", mediaId);
                var lesson = await courses.GetWithLessonAsync(stored.Value.LessonId);
                var token = LessonLinks.TokenOf(request);
                if (await senders.OnAsync(lesson.Course, lesson.Lesson, call.By, token) is not { } sender)
                    return senders.WhyNot(stored.Value.LessonId, token);
                if (!sender.MayComplete(stored.Value))
                    return ApiAnswer.Forbidden;
                var outcome = await complete.RunAsync(stored, lesson, call.As(sender.By), durable);
                return outcome.Match(Shown, refusals => ApiAnswer.Refused(refusals));
            }
        );

    private static ApiAnswer Offered(OfferedUpload offered, string? token)
    {
        var completeUrl = LessonLinks.WithToken($"/api/media/{offered.Media.MediaId}/complete", token);
        return ApiAnswer.Created(
            completeUrl,
            new UploadShown(
                offered.Media.MediaId,
                offered.Link.Address.AbsoluteUri,
                new Dictionary<string, string> { ["x-ms-blob-type"] = "BlockBlob" },
                offered.Link.Expires,
                completeUrl,
                offered.Poster?.Address.AbsoluteUri
            )
        );
    }

    private static ApiAnswer Shown(LessonMedia accepted) =>
        ApiAnswer.Ok(
            new MediaShown(
                accepted.MediaId,
                accepted.LessonId,
                accepted.State,
                accepted.Kind,
                accepted.Bytes,
                accepted.Consent
            )
        );

    private static bool MayTry(Caller caller, HttpRequest request) =>
        caller.May(Role.Reviewer) || caller.Kind == CallerKind.Teacher || LessonLinks.TokenOf(request) is not null;

    private static bool IsOwnStreet(Caller caller, string lessonId) =>
        LessonId.TryParse(lessonId, out var lesson)
        && OrderId.TryParse(lesson.OrderId, out var order)
        && caller.IsStreet(order.StreetCode);

    private static ApiAnswer Refused(string id, IReadOnlyList<Refusal> refusals) =>
        refusals[0].Code switch
        {
            "lesson.unknown" => ApiAnswer.NotFound("lesson.unknown", "课时", id),
            "etag.mismatch" => ApiAnswer.Stale,
            _ => ApiAnswer.Refused(refusals),
        };
}
