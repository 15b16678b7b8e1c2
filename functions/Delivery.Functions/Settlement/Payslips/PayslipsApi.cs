using Delivery.Domain;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Settlement.Disputes;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Payslips;

public sealed record PayslipAnswerBody(
    [Typed(TextKind.Code)] string Answer,
    [Typed(TextKind.Code)] string? Line = null,
    [Typed(TextKind.Paragraph)] string? Reason = null
);

public sealed record DisputeAnswerBody(
    [Typed(TextKind.Paragraph)] string Answer,
    [Typed(TextKind.Code)] string? Line = null,
    decimal? Adjustment = null
);

/// <summary>A teacher's payslip: read, agreed, disputed; and staff's answers to disputes.</summary>
public sealed class PayslipsApi(
    Api api,
    Settlements settlements,
    AnswerPayslip answer,
    AnswerDispute answerDispute,
    CarriedItems carried,
    TimeProvider clock
)
{
    [Function(nameof(GetPayslip))]
    [ApiCall(
        "工资单",
        Answer = typeof(PayslipView),
        Scopes = [Role.FinanceMaker, Role.FinanceApprover],
        Also = "老师本人"
    )]
    public Task<IResult> GetPayslip(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/payslips/{id}")] HttpRequest request,
        string id
    ) =>
        api.GetAsync(
            request,
            caller => MayRead(caller, id),
            async caller =>
                await settlements.PayslipAsync(id) is not { } kept ? ApiAnswer.NotFound("payslip.unknown", "工资单", id)
                : kept.Value.Payslip.State == PayslipState.Draft && !caller.IsOfFinance ? NotReady
                : await ShownAsync(kept)
        );

    private async Task<ApiAnswer> ShownAsync(Stored<KeptPayslip> kept)
    {
        var (standing, returned) = await carried.StandingAsync(kept.Value);
        return ApiAnswer.Ok(PayslipView.Of(standing, returned), kept.ETag);
    }

    // Its teacher reads nothing of what nobody has reviewed, as on the page.
    private static ApiAnswer NotReady { get; } =
        ApiAnswer.Problematic(409, "payslip.draft", "这张工资单还在编制，编好后会发邮件请您核对");

    [Function(nameof(PostPayslipAnswer))]
    [ApiCall(
        "核对工资单：同意，或对某一行、整张提出异议",
        Body = typeof(PayslipAnswerBody),
        Answer = typeof(PayslipView),
        Scopes = [Role.FinanceMaker],
        Also = "老师本人"
    )]
    public Task<IResult> PostPayslipAnswer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payslips/{id}/answer")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<PayslipAnswerBody>(
            request,
            // Staff enter what a teacher says on the phone; the audit log names who did.
            caller => caller.May(Role.FinanceMaker) || IsOwner(caller, id),
            async (body, call) =>
                DisputeIn(body) is var read && read.IsRefused
                    ? ApiAnswer.Refused(read.Refusals)
                    : Shown(id, await answer.RunAsync(id, read.Value, call, durable))
        );

    [Function(nameof(PostDisputeAnswer))]
    [ApiCall(
        "答复老师的异议，需要时一并更正",
        Body = typeof(DisputeAnswerBody),
        Answer = typeof(PayslipView),
        Scopes = [Role.FinanceMaker]
    )]
    public Task<IResult> PostDisputeAnswer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payslips/{id}/dispute-answer")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<DisputeAnswerBody>(
            request,
            caller => caller.May(Role.FinanceMaker),
            async (body, call) =>
                Shown(
                    id,
                    await answerDispute.RunAsync(
                        id,
                        new DisputeAnswer(body.Line, body.Answer, body.Adjustment),
                        call,
                        durable
                    )
                )
        );

    private Outcome<Dispute?> DisputeIn(PayslipAnswerBody body) =>
        body.Answer switch
        {
            "agree" => Outcome.Of<Dispute?>(null),
            "dispute" => Outcome.Of<Dispute?>(
                new Dispute(
                    string.IsNullOrEmpty(body.Line) ? null : body.Line,
                    body.Reason ?? string.Empty,
                    clock.GetUtcNow()
                )
            ),
            _ => Outcome.Refused<Dispute?>("payslip.answer", "答复应为 agree（同意）或 dispute（有异议）", "answer"),
        };

    private static ApiAnswer Shown(string id, Outcome<KeptPayslip> outcome) =>
        outcome.Match(
            kept => ApiAnswer.Ok(PayslipView.Of(kept)),
            refusals => ApiAnswer.Refused(refusals, "payslip.unknown", "工资单", id)
        );

    private static bool MayRead(Caller caller, string id) => caller.IsOfFinance || IsOwner(caller, id);

    // The id ends with the teacher's: nobody else's payslip is ever looked up.
    public static bool IsOwner(Caller caller, string payslipId) =>
        Payslip.PartsOf(payslipId) is { } parts && caller.IsTeacher(parts.TeacherId);
}
