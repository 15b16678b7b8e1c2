using Delivery.Domain;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Confirmation;

public sealed record AssignmentBody(
    [Typed(TextKind.Code)] string Teacher,
    [Typed(TextKind.Paragraph)] string? Reason = null
);

public sealed record AssignmentView(string CourseId, AssignedTeacher Teacher);

public sealed record AssignedTeacher(string Id, string Name);

public sealed record AcknowledgementView(string CourseId, DateTimeOffset? AcknowledgedAt);

/// <summary>Who teaches a course: assigned by staff, given up, or confirmed and acknowledged.</summary>
public sealed class ConfirmationApi(Api api, Courses courses, AssignTeacher assign, AcknowledgeConfirmation acknowledge)
{
    [Function(nameof(PostAssignment))]
    [ApiCall("为课程指定老师", Body = typeof(AssignmentBody), Answer = typeof(AssignmentView), Scopes = [Role.Matcher])]
    public Task<IResult> PostAssignment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/courses/{id}/assign")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<AssignmentBody>(
            request,
            caller => caller.May(Role.Matcher),
            async (body, call) =>
            {
                var outcome = await assign.RunAsync(id, body.Teacher, body.Reason, call, durable);
                return outcome.Match(
                    assignment =>
                        ApiAnswer.Ok(
                            new AssignmentView(
                                assignment.CourseId,
                                new AssignedTeacher(assignment.TeacherId, assignment.TeacherName)
                            )
                        ),
                    refusals => Refused(id, refusals)
                );
            }
        );

    [Function(nameof(PostAcknowledgement))]
    [ApiCall("签收确认单", Answer = typeof(AcknowledgementView), Scopes = [Role.Matcher], Also = "任课老师本人")]
    public Task<IResult> PostAcknowledgement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/courses/{id}/confirmation/acknowledge")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync(
            request,
            caller => caller.May(Role.Matcher) || caller.Kind == CallerKind.Teacher,
            async call =>
            {
                var teacher = (await courses.FindAsync(id))?.Value.Teacher?.TeacherId;
                if (!call.By.IsStaff && !call.By.IsTeacher(teacher ?? string.Empty))
                    return ApiAnswer.Forbidden;
                var outcome = await acknowledge.RunAsync(id, teacher, call, durable);
                return outcome.Match(
                    course => ApiAnswer.Ok(new AcknowledgementView(course.CourseId, course.AcknowledgedAt)),
                    refusals => Refused(id, refusals)
                );
            }
        );

    private static ApiAnswer Refused(string id, IReadOnlyList<Refusal> refusals) =>
        ApiAnswer.Refused(refusals, "course.unknown", "课程", id);
}
