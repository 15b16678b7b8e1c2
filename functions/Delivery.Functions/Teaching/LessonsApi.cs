using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching;

public sealed record AttendanceBody(int Headcount);

public sealed record MediaBody(string? FileName = null, string? ContentType = null, long? Size = null);

/// <param name="BelowMinimum">Fewer than the rules ask for: 20, or 50 at a lecture.</param>
public sealed record AttendanceView(string LessonId, int Headcount, bool BelowMinimum);

/// <param name="Headers">To be sent with the PUT to <paramref name="UploadUrl"/>.</param>
public sealed record UploadView(
    string MediaId,
    string UploadUrl,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset Expires
);

public sealed record MediaView(string MediaId, string LessonId, MediaState State, string? ContentType);

/// <summary>Evidence of lessons: how many came, and photos or videos that go straight to storage.</summary>
public sealed class LessonsApi(
    Api api,
    Courses courses,
    MediaRegister register,
    UploadLinks uploads,
    SignedLinks links,
    RecordHeadcount record,
    CompleteUpload complete,
    LessonSettings lessonSettings,
    TimeProvider clock
)
{
    [Function(nameof(PutAttendance))]
    [ApiCall(
        "填写到课人数",
        Body = typeof(AttendanceBody),
        Answer = typeof(AttendanceView),
        Also = "街镇（本街镇的课）"
    )]
    public Task<IResult> PutAttendance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/lessons/{id}/attendance")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<AttendanceBody>(
            request,
            caller =>
                caller.IsStaff
                || LessonId.TryParse(id, out var lesson) && caller.IsStreet(OrderId.Parse(lesson.OrderId).StreetCode),
            async (body, caller) =>
            {
                var outcome = await record.RunAsync(id, body.Headcount, caller, durable);
                if (outcome.IsRefused)
                    return Refused(id, outcome.Refusals);
                var course = (await courses.GetAsync(outcome.Value.CourseId)).Value;
                var fewest = lessonSettings.MinimumHeadcount(course.Discipline.Category);
                return ApiAnswer.Ok(new AttendanceView(id, body.Headcount, body.Headcount < fewest));
            }
        );

    /// <summary>Asks for an address to put one file to. In the place of the lesson's id, the teacher's own signed link serves too.</summary>
    [Function(nameof(PostMedia))]
    [ApiCall(
        "为一节课的照片或视频取上传地址",
        Body = typeof(MediaBody),
        Answer = typeof(UploadView),
        Status = 201,
        Open = true,
        Also = "这节课的老师（登录，或以邮件里的签名链接代替课的编号）"
    )]
    public Task<IResult> PostMedia(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/lessons/{id}/media")] HttpRequest request,
        string id
    ) =>
        api.SendAsync<MediaBody>(
            request,
            _ => true,
            async (body, caller) =>
            {
                var link = links.Read(LinkPurpose.Lesson, id);
                var lessonId = link.State == LinkState.Good ? link.Subject : id;
                if (await courses.LessonAsync(lessonId) is not { } lesson)
                    return caller.Kind == CallerKind.Anonymous
                        ? ApiAnswer.Unauthorized
                        : ApiAnswer.NotFound("lesson.unknown", "课", id);
                var course = (await courses.GetAsync(lesson.Value.CourseId)).Value;
                if (
                    link.State != LinkState.Good
                    && !caller.IsStaff
                    && !(course.Teacher is { } teacher && caller.IsTeacher(teacher.TeacherId))
                )
                    return caller.Kind == CallerKind.Anonymous ? ApiAnswer.Unauthorized : ApiAnswer.Forbidden;
                return lesson.Value.Start > clock.GetUtcNow()
                    ? ApiAnswer.Refused(new Refusal("lesson.not-begun", "这节课还没有开始，请上课后再上传"))
                    : await BeginAsync(lessonId, body);
            }
        );

    [Function(nameof(PostMediaComplete))]
    [ApiCall("上传完成，请系统查看", Answer = typeof(MediaView), Open = true, Also = "知道 mediaId 的人")]
    public Task<IResult> PostMediaComplete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/media/{mediaId}/complete")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string mediaId
    ) =>
        api.SendAsync(
            request,
            _ => true,
            async _ =>
                (await complete.RunAsync(mediaId, durable)).Match(
                    media => ApiAnswer.Ok(new MediaView(media.MediaId, media.LessonId, media.State, media.ContentType)),
                    refusals => Refused(mediaId, refusals)
                )
        );

    private async Task<ApiAnswer> BeginAsync(string lessonId, MediaBody body)
    {
        var mediaId = MediaRegister.NewId(lessonId);
        var name = body.FileName is { Length: > 0 } given ? given[..Math.Min(given.Length, 200)] : "照片或视频";
        await register.AddAsync(new LessonMedia(mediaId, lessonId, name, clock.GetUtcNow(), MediaState.Waiting));
        var (address, expires) = await uploads.ForAsync(mediaId);
        return ApiAnswer.Created(
            $"/api/media/{mediaId}/complete",
            new UploadView(mediaId, address.ToString(), UploadLinks.Headers, expires)
        );
    }

    private static ApiAnswer Refused(string id, IReadOnlyList<Refusal> refusals) =>
        refusals[0].Code switch
        {
            "lesson.unknown" => ApiAnswer.NotFound("lesson.unknown", "课", id),
            "media.unknown" => ApiAnswer.NotFound("media.unknown", "上传", id),
            _ => ApiAnswer.Refused(refusals),
        };
}
