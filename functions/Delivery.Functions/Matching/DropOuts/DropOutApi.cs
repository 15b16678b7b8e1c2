using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.DropOuts;

public sealed record DropOutBody([Typed(TextKind.Paragraph)] string? Reason = null);

public sealed record DropOutView(string CourseId, int Number, string Teacher, DateTimeOffset At);

/// <summary>A confirmed teacher drops out, over HTTP.</summary>
public sealed class DropOutApi(Api api, Courses courses, DropOutTeacher dropOut)
{
    [Function(nameof(PostDropOut))]
    [ApiCall(
        "老师不能继续上这门课：剩下的课另找老师",
        Body = typeof(DropOutBody),
        Answer = typeof(DropOutView),
        Scopes = [Role.Matcher],
        Also = "任课老师本人"
    )]
    public Task<IResult> PostDropOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/courses/{id}/drop-out")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<DropOutBody>(
            request,
            caller => caller.May(Role.Matcher) || caller.Kind == CallerKind.Teacher,
            async (body, call) =>
            {
                if (!call.By.IsStaff && !await IsOrWasTheirsAsync(call.By, id))
                    return ApiAnswer.Forbidden;
                var outcome = await dropOut.RunAsync(
                    id,
                    call.By.IsStaff ? null : call.By.Id,
                    body.Reason,
                    call,
                    durable
                );
                return outcome.Match(
                    taken => ApiAnswer.Ok(new DropOutView(taken.CourseId, taken.Number, taken.TeacherId, taken.At)),
                    refusals => ApiAnswer.Refused(refusals, "course.unknown", "课程", id)
                );
            }
        );

    // Who repeats it has dropped out already, and gets the first answer.
    private async Task<bool> IsOrWasTheirsAsync(Caller caller, string id) =>
        (await courses.FindAsync(id))?.Value is { } course
        && (
            course.Teacher is { } teacher && caller.IsTeacher(teacher.TeacherId)
            || course.FormerTeachers?.Any(caller.IsTeacher) == true
        );
}
