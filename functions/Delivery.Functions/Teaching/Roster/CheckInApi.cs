using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Roster;

/// <param name="Present">Ids of the enrolments of all who came.</param>
/// <param name="WalkIns">Who came without having signed up; left out, their number stays.</param>
public sealed record CheckInBody([Typed(TextKind.Code)] IReadOnlyList<string> Present, int? WalkIns = null);

/// <param name="Headcount">Both together: what the headcount is likely to be.</param>
public sealed record CheckInShown(string LessonId, int CheckedIn, int WalkIns, int Headcount);

/// <summary>Who came to a lesson, over HTTP.</summary>
public sealed class CheckInApi(Api api, Courses courses, LessonLinks links, CheckPeopleIn checkIn)
{
    [Function(nameof(PostCheckIn))]
    [ApiCall(
        "签到：到课的全部学员，和现场来的人数",
        Body = typeof(CheckInBody),
        Answer = typeof(CheckInShown),
        Scopes = [Role.Reviewer],
        Also = "本街镇、这节课的老师（登录，或带邮件里的签名链接）"
    )]
    [ApiQuery("link", "没有登录的老师：邮件里签名链接的凭证")]
    public Task<IResult> PostCheckIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/lessons/{id}/check-in")] HttpRequest request,
        string id
    ) =>
        api.SendAsync<CheckInBody>(
            request,
            caller => MayTry(caller, request, id),
            async (body, call) =>
            {
                var token = LessonLinks.TokenOf(request);
                // Whether a lesson exists is told only to those who may see any.
                if (await courses.WithLessonAsync(id) is not { Course: var course, Lesson: var lesson })
                    return call.By.May(Role.Reviewer) || call.By.Kind == CallerKind.Street
                        ? ApiAnswer.NotFound("lesson.unknown", "课时", id)
                        : links.WhyNot(id, token);
                var actor = call.By.IsStreet(course.Street.Code)
                    ? call.By
                    : links.ActorOn(course, lesson, call.By, token);
                if (actor is null)
                    return links.WhyNot(id, token);
                var outcome = await checkIn.ByListAsync(lesson, body.Present, body.WalkIns, call.As(actor));
                return outcome.Match(crowd => Shown(id, crowd), refusals => ApiAnswer.Refused(refusals));
            }
        );

    private static ApiAnswer Shown(string id, LessonCrowd crowd) =>
        ApiAnswer.Ok(new CheckInShown(id, crowd.People.Count, crowd.WalkIns, crowd.Count));

    private static bool MayTry(Caller caller, HttpRequest request, string lessonId) =>
        caller.May(Role.Reviewer)
        || caller.Kind == CallerKind.Teacher
        || LessonLinks.TokenOf(request) is not null
        || LessonId.TryParse(lessonId, out var lesson)
            && OrderId.TryParse(lesson.OrderId, out var order)
            && caller.IsStreet(order.StreetCode);
}
