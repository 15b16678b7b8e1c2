using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>Citizens sign up for a course, prove their phone, and cancel; without an account.</summary>
public sealed class EnrolmentsApi(
    Api api,
    EnrolPeople enrol,
    ConfirmPhone confirm,
    LeaveCourse leave,
    EnrolmentCommands commands,
    Enrolments enrolments,
    EnrolmentLinks links,
    EnrolmentLimits limits
)
{
    private static Refusal NoLink { get; } = new("enrolment.link", "请带上报名时得到的凭证（link），才能取消报名");

    [Function(nameof(PostEnrolment))]
    [ApiCall("报名一门课", Body = typeof(EnrolmentBody), Answer = typeof(EnrolmentTaken), Status = 201, Open = true)]
    public Task<IResult> PostEnrolment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/courses/{id}/enrolments")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<EnrolmentBody>(
            request,
            _ => true,
            async (body, call) =>
            {
                // Who asks again for the first answer does not sign up once more.
                if (
                    !await commands.IsAnsweredAsync(id, call)
                    && await limits.EnrolAsync(request, body.Phone) is { } wait
                )
                    return TooOften(request, wait);
                var outcome = await enrol.RunAsync(id, body.People(), call, durable);
                return outcome.IsRefused
                    ? Refused(id, outcome.Refusals)
                    : ApiAnswer.Created($"/courses/{id}", await TakenAsync(id, outcome.Value)) with
                    {
                        // No two credentials are alike: who asks again gets the first one.
                        ShowsMore = true,
                    };
            }
        );

    [Function(nameof(PostEnrolmentCode))]
    [ApiCall("用短信验证码核实手机", Body = typeof(CodeBody), Answer = typeof(EnrolmentShown), Open = true)]
    public Task<IResult> PostEnrolmentCode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/enrolments/{id}/confirm")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<CodeBody>(
            request,
            _ => true,
            async (body, call) =>
            {
                if (await limits.TryAsync(request) is { } wait)
                    return TooOften(request, wait);
                return Shown(id, await confirm.RunAsync(id, body.Code, call, durable));
            }
        );

    [Function(nameof(PostEnrolmentCancel))]
    [ApiCall("取消报名：本人带凭证，或街镇和工作人员", Answer = typeof(EnrolmentShown), Open = true, Signed = true)]
    [ApiQuery("link", "报名时得到的凭证")]
    public Task<IResult> PostEnrolmentCancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/enrolments/{id}/cancel")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync(
            request,
            _ => true,
            async call =>
            {
                if (await enrolments.FindAsync(id) is not { Value: var known })
                    return ApiAnswer.NotFound("enrolment.unknown", "报名", id);
                var token = request.Query["link"].ToString();
                if (ActorOn(known, call.By, token) is not { } actor)
                    return links.Read(token).State == LinkState.Expired
                        ? ApiAnswer.LinkExpired
                        : NotTheirs(isNobody: token.Length == 0 && call.By.Kind == CallerKind.Anonymous);
                return Shown(id, await leave.CancelAsync(id, call.As(actor), durable));
            }
        );

    private static ApiAnswer NotTheirs(bool isNobody) =>
        ApiAnswer.Problematic(isNobody ? 401 : 403, NoLink.Code, NoLink.Message);

    private Caller? ActorOn(Enrolment enrolment, Caller caller, string token) =>
        caller.May(Role.Reviewer) || caller.IsStreet(OrderId.Parse(enrolment.CourseId).StreetCode) ? caller
        : links.Read(token) == (LinkState.Good, enrolment.EnrolmentId) ? EnrolmentLinks.Holder(enrolment)
        : null;

    private async Task<EnrolmentTaken> TakenAsync(string courseId, AdmittedTogether admitted)
    {
        var course = (await commands.CourseAsync(courseId))!;
        var (first, members) = (admitted.People[0], admitted.People.Skip(1));
        return new EnrolmentTaken(
            first.EnrolmentId,
            first.Stage,
            first.Place,
            admitted.ConfirmBy,
            TokenOf(course, first),
            [.. members.Select(one => new MemberTaken(one.EnrolmentId, one.Stage, one.Place, TokenOf(course, one)))]
        );
    }

    private string TokenOf(CourseWithLessons course, Admitted one) => links.To(course, one.EnrolmentId).Segments[^1];

    private static ApiAnswer Shown(string id, Outcome<Enrolment> outcome) =>
        outcome.Match(
            one => ApiAnswer.Ok(new EnrolmentShown(one.EnrolmentId, one.CourseId, one.Stage)),
            refusals => Refused(id, refusals)
        );

    private static ApiAnswer Refused(string id, IReadOnlyList<Refusal> refusals) =>
        refusals[0].Code switch
        {
            "course.unknown" => ApiAnswer.NotFound("course.unknown", "课程", id),
            "enrolment.unknown" => ApiAnswer.NotFound("enrolment.unknown", "报名", id),
            _ => ApiAnswer.Refused(refusals),
        };

    private static ApiAnswer TooOften(HttpRequest request, TimeSpan wait)
    {
        TooMany.Tell(request.HttpContext.Response, wait);
        return TooMany.Answer(wait);
    }
}
