using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Conduct.Violations;
using Delivery.Domain.Ordering;
using Delivery.Functions.Conduct.Suspensions;
using Delivery.Functions.Conduct.Violations;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct;

/// <param name="On">The Shanghai date on which it happened; today unless told.</param>
/// <param name="Grave">One is enough to propose a suspension.</param>
public sealed record ViolationBody(
    ViolationKind Kind,
    [Typed(TextKind.Paragraph)] string? Evidence = null,
    DateOnly? On = null,
    [Typed(TextKind.Code)] string? Course = null,
    bool Grave = false
);

public sealed record ViolationView(
    string ViolationId,
    string Street,
    ViolationKind Kind,
    bool Grave,
    Season Season,
    DateOnly On,
    string Evidence,
    string? Course
)
{
    public static ViolationView Of(Violation one) =>
        new(one.ViolationId, one.Street, one.Kind, one.IsGrave, one.Season, one.On, one.Evidence, one.CourseId);
}

public enum SuspensionDecision
{
    Suspend,
    Dismiss,
}

public sealed record SuspensionBody(
    [Typed(TextKind.Paragraph)] string? Reason = null,
    SuspensionDecision Decision = SuspensionDecision.Suspend
);

/// <param name="Appeal">The street does not say what it changed but that the decision was wrong.</param>
public sealed record RectificationBody([Typed(TextKind.Paragraph)] string? Text = null, bool Appeal = false);

/// <param name="Accept">False where rectification or appeal are not enough.</param>
public sealed record ReinstateBody([Typed(TextKind.Paragraph)] string? Comment = null, bool Accept = true);

public sealed record SuspensionView(
    string Street,
    int Number,
    SuspensionStage Stage,
    string Reason,
    IReadOnlyList<string> Violations,
    string? Rectification,
    IReadOnlyList<OrderEvent> History
)
{
    public static SuspensionView Of(Suspension one) =>
        new(one.Street, one.Number, one.Stage, one.Reason, one.Violations, one.Rectification, one.History);
}

/// <summary>A street's conduct over HTTP: violations, suspension, rectification, reinstatement.</summary>
public sealed class ConductApi(Api api, RecordViolation record, MoveSuspension move)
{
    [Function(nameof(PostViolation))]
    [ApiCall(
        "记录一次违规",
        Body = typeof(ViolationBody),
        Answer = typeof(ViolationView),
        Status = 201,
        Scopes = [Role.Conduct]
    )]
    public Task<IResult> PostViolation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/streets/{code}/violations")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string code
    ) =>
        api.SendAsync<ViolationBody>(
            request,
            caller => caller.May(Role.Conduct),
            async (body, call) =>
            {
                var found = new ViolationFound(body.Kind, body.Evidence, body.On, body.Course, body.Grave);
                var outcome = await record.RunAsync(code, found, call, durable);
                return outcome.Match(
                    one => ApiAnswer.Created($"/staff/conduct/{code}", ViolationView.Of(one)),
                    refusals => Refused(code, refusals)
                );
            }
        );

    [Function(nameof(PostSuspension))]
    [ApiCall(
        "停止一个街镇的配送，或不采纳停止配送的建议",
        Body = typeof(SuspensionBody),
        Answer = typeof(SuspensionView),
        Scopes = [Role.Conduct]
    )]
    public Task<IResult> PostSuspension(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/streets/{code}/suspension")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string code
    ) =>
        api.SendAsync<SuspensionBody>(
            request,
            caller => caller.May(Role.Conduct),
            async (body, call) =>
                Shown(
                    code,
                    body.Decision == SuspensionDecision.Suspend
                        ? await move.SuspendAsync(code, body.Reason, call, durable)
                        : await move.DismissAsync(code, body.Reason, call, durable)
                )
        );

    [Function(nameof(PostRectification))]
    [ApiCall(
        "提交整改，或申诉一次",
        Body = typeof(RectificationBody),
        Answer = typeof(SuspensionView),
        Scopes = [Role.Conduct],
        Also = "本街镇"
    )]
    public Task<IResult> PostRectification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/streets/{code}/rectification")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string code
    ) =>
        api.SendAsync<RectificationBody>(
            request,
            caller => caller.May(Role.Conduct) || caller.IsStreet(code),
            async (body, call) =>
                Shown(
                    code,
                    body.Appeal
                        ? await move.AppealAsync(code, body.Text, call, durable)
                        : await move.RectifyAsync(code, body.Text, call, durable)
                )
        );

    [Function(nameof(PostReinstatement))]
    [ApiCall(
        "恢复一个街镇的配送，或退回整改、驳回申诉",
        Body = typeof(ReinstateBody),
        Answer = typeof(SuspensionView),
        Scopes = [Role.Conduct]
    )]
    public Task<IResult> PostReinstatement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/streets/{code}/reinstate")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string code
    ) =>
        api.SendAsync<ReinstateBody>(
            request,
            caller => caller.May(Role.Conduct),
            async (body, call) =>
                Shown(
                    code,
                    body.Accept
                        ? await move.ReinstateAsync(code, body.Comment, call, durable)
                        : await move.UpholdAsync(code, body.Comment, call, durable)
                )
        );

    private static ApiAnswer Shown(string code, Outcome<Suspension> outcome) =>
        outcome.Match(one => ApiAnswer.Ok(SuspensionView.Of(one)), refusals => Refused(code, refusals));

    private static ApiAnswer Refused(string code, IReadOnlyList<Refusal> refusals) =>
        ApiAnswer.Refused(refusals, "street.unknown", "街镇", code);
}
