using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching;

/// <summary>A lesson's page for its teacher, by session or behind the link of a mail, and the street's headcount.</summary>
public sealed class LessonPages(
    Site site,
    Courses courses,
    LessonLinks links,
    LessonReader reader,
    RecordHeadcount record
)
{
    /// <param name="id">A lesson's id, for a teacher who is signed in, or the token of a link.</param>
    [Function(nameof(ShowLesson))]
    public Task<IResult> ShowLesson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "lessons/{id}")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher || !LessonId.TryParse(id, out _),
            caller => LessonId.TryParse(id, out _) ? OwnAsync(caller, id) : BehindLinkAsync(caller, id)
        );

    [Function(nameof(PostHeadcount))]
    public Task<IResult> PostHeadcount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "lessons/{id}/headcount")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Street,
            (form, caller) => NotTakenAsync(caller, id, form.TooLong[0].Message),
            async (form, caller) =>
            {
                if (!LessonId.TryParse(id, out var lesson) || !IsOwn(caller, lesson.OrderId))
                    return await site.NotFoundAsync(caller);
                var outcome = TypedNumbers.Whole(form["headcount"].ToString()) is { } headcount
                    ? await record.RunAsync(id, headcount, caller, durable)
                    : Outcome.Refused<HeadcountTaken>("headcount.range", "请填写到课人数，只要一个整数");
                return outcome.IsRefused
                    ? await NotTakenAsync(caller, id, outcome.Refusals[0].Message)
                    : Site.SeeOther(Paths.Order(lesson.OrderId), Said.HeadcountKept);
            }
        );

    private Task<IResult> NotTakenAsync(Caller caller, string lessonId, string why) =>
        LessonId.TryParse(lessonId, out var lesson)
            ? site.HtmlAsync(
                new ErrorModel(
                    site.FrameFor(caller),
                    422,
                    "人数没有记上",
                    why,
                    Paths.Order(lesson.OrderId),
                    "回到订单"
                ),
                422
            )
            : site.NotFoundAsync(caller);

    private async Task<IResult> OwnAsync(Caller caller, string lessonId) =>
        await courses.LessonAsync(lessonId) is { } lesson
        && await courses.GetWithLessonsAsync(lesson.Value.CourseId) is { } course
        && course.Course.TeacherOf(lesson.Value) is { } teacher
        && caller.IsTeacher(teacher.TeacherId)
            ? await site.HtmlAsync(await reader.ModelAsync(site.FrameFor(caller), course, lesson.Value, token: null))
            : await site.NotFoundAsync(caller);

    private async Task<IResult> BehindLinkAsync(Caller caller, string token)
    {
        var (state, lessonId, teacherId) = links.Read(token);
        if (state != LinkState.Good || await courses.LessonAsync(lessonId) is not { } lesson)
            return await site.LinkGoneAsync(state, caller);
        var course = await courses.GetWithLessonsAsync(lesson.Value.CourseId);
        // The lesson is another teacher's now.
        return course.Course.TeacherOf(lesson.Value)?.TeacherId == teacherId
            ? await site.HtmlAsync(await reader.ModelAsync(site.FrameFor(caller), course, lesson.Value, token))
            : await site.LinkGoneAsync(LinkState.Expired, caller);
    }

    private static bool IsOwn(Caller caller, string orderId) =>
        OrderId.TryParse(orderId, out var order) && caller.IsStreet(order.StreetCode);
}
