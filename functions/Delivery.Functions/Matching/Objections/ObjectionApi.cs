using Delivery.Domain;
using Delivery.Domain.Matching.Objections;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Objections;

/// <param name="Number">Against which teacher of the course, from 1; without it the present one.</param>
public sealed record ObjectionBody(
    [Typed(TextKind.Paragraph, Longest = ObjectionRules.LongestReason)] string? Reason = null,
    int? Number = null
);

public enum ObjectionDecision
{
    Accept,
    Decline,
}

/// <param name="Answer">To the street: why it is declined.</param>
/// <param name="Words">To the teacher, where it is agreed to.</param>
/// <param name="Number">Of the objection; without it whichever waits.</param>
public sealed record ObjectionDecisionBody(
    ObjectionDecision Decision,
    [Typed(TextKind.Paragraph)] string? Answer = null,
    [Typed(TextKind.Paragraph)] string? Words = null,
    int? Number = null
);

public sealed record ObjectionView(string CourseId, int Number, DateTimeOffset At);

public sealed record ObjectionDecidedView(string CourseId, ObjectionDecision Decision);

/// <summary>A street objects to the teacher of its course, and staff decide, over HTTP.</summary>
public sealed class ObjectionApi(Api api, Courses courses, ObjectToTeacher objectTo, DecideObjection decide)
{
    [Function(nameof(PostObjection))]
    [ApiCall(
        "对确认的老师提出异议",
        Body = typeof(ObjectionBody),
        Answer = typeof(ObjectionView),
        Scopes = [Role.Matcher],
        Also = "本街镇"
    )]
    public Task<IResult> PostObjection(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/courses/{id}/objection")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<ObjectionBody>(
            request,
            caller => caller.May(Role.Matcher) || caller.Kind == CallerKind.Street,
            async (body, call) =>
                !call.By.IsStaff && !await IsTheirsAsync(call.By, id)
                    ? ApiAnswer.Forbidden
                    : (await objectTo.RunAsync(id, body.Reason, body.Number, call, durable)).Match(
                        said => ApiAnswer.Ok(new ObjectionView(id, said.Number, said.At)),
                        refusals => Refused(id, refusals)
                    )
        );

    [Function(nameof(PostObjectionDecision))]
    [ApiCall(
        "决定街镇对老师的异议",
        Body = typeof(ObjectionDecisionBody),
        Answer = typeof(ObjectionDecidedView),
        Scopes = [Role.Matcher]
    )]
    public Task<IResult> PostObjectionDecision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/courses/{id}/objection/decision")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<ObjectionDecisionBody>(
            request,
            caller => caller.May(Role.Matcher),
            async (body, call) =>
            {
                var outcome =
                    body.Decision == ObjectionDecision.Accept
                        ? await decide.AcceptAsync(id, body.Words, body.Number, call, durable)
                        : await decide.DeclineAsync(id, body.Answer, body.Number, call, durable);
                return outcome.Match(
                    _ => ApiAnswer.Ok(new ObjectionDecidedView(id, body.Decision)),
                    refusals => Refused(id, refusals)
                );
            }
        );

    private async Task<bool> IsTheirsAsync(Caller caller, string id) =>
        (await courses.FindAsync(id))?.Value is { } course && caller.IsStreet(course.Street.Code);

    private static ApiAnswer Refused(string id, IReadOnlyList<Refusal> refusals) =>
        ApiAnswer.Refused(refusals, "course.unknown", "课程", id);
}
