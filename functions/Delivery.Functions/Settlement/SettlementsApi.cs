using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement;

public sealed record AdjustmentBody(
    [Typed(TextKind.Code)] string Teacher,
    decimal Amount,
    [Typed(TextKind.Paragraph)] string Reason,
    [Typed(TextKind.Code)] string? Corrects = null,
    bool? CarryRest = null,
    [Typed(TextKind.Code)] string? CorrectsLesson = null
);

public sealed record ContradictionBody(bool Delivered, [Typed(TextKind.Paragraph)] string Reason);

/// <summary>Not the whole run: a city's month has many contradictions, and every run many payslips.</summary>
public sealed record ContradictionDecided(Month Month, SettlementStage Stage, string LessonId, bool Delivered);

/// <summary>A month's pay run up to its release.</summary>
public sealed class SettlementsApi(
    Api api,
    Settlements settlements,
    StartRun start,
    ReleaseRun release,
    AdjustPayslip adjust,
    DecideContradiction decide,
    MovingOn moving,
    SettlementAnswers answers
)
{
    [Function(nameof(PostSettlementStart))]
    [ApiCall("开始一个月的结算；已开始的不会重复", Answer = typeof(SettlementView), Scopes = [Role.FinanceMaker])]
    public Task<IResult> PostSettlementStart(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settlements/{month}/start")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string month
    ) =>
        api.SendAsync(
            request,
            Makes,
            async call =>
                Month.TryParse(month, out var asked)
                    ? await answers.ShowAsync(asked, await start.RunAsync(asked, call, durable))
                    : SettlementAnswers.NoSuchMonth(month)
        );

    [Function(nameof(GetSettlement))]
    [ApiCall(
        "一个月的结算：阶段、窗口、合计和每张工资单",
        Answer = typeof(SettlementView),
        Scopes = [Role.FinanceMaker, Role.FinanceApprover]
    )]
    public Task<IResult> GetSettlement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/settlements/{month}")]
            HttpRequest request,
        string month
    ) =>
        api.GetAsync(
            request,
            caller => Makes(caller) || caller.May(Role.FinanceApprover),
            async _ =>
                !Month.TryParse(month, out var asked) ? SettlementAnswers.NoSuchMonth(month)
                : await settlements.RunAsync(asked) is { } run ? await answers.ShowAsync(asked, Outcome.Of(run.Value))
                : ApiAnswer.NotFound("settlement.unknown", "这个月的结算", month)
        );

    [Function(nameof(PostRelease))]
    [ApiCall(
        "把审核过的工资单发给老师核对；转到下个月再定的课在 movesOn 里，没有决定的说法不一的课也在其中",
        Answer = typeof(SettlementView),
        Scopes = [Role.FinanceMaker]
    )]
    public Task<IResult> PostRelease(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settlements/{month}/release")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string month
    ) =>
        api.SendAsync(
            request,
            Makes,
            async call =>
                Month.TryParse(month, out var asked)
                    ? await answers.ShowAsync(asked, await release.RunAsync(asked, call, durable), moving.OfAsync)
                    : SettlementAnswers.NoSuchMonth(month)
        );

    [Function(nameof(PostAdjustment))]
    [ApiCall(
        "调整编制中的工资单，写明原因；更正已办结的月份时写明 corrects，和那个月的哪一节课 correctsLesson；不够减的要转到以后的月份时 carryRest 为 true",
        Body = typeof(AdjustmentBody),
        Answer = typeof(SettlementView),
        Scopes = [Role.FinanceMaker]
    )]
    public Task<IResult> PostAdjustment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settlements/{month}/adjustments")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string month
    ) =>
        api.SendAsync<AdjustmentBody>(
            request,
            Makes,
            async (body, call) =>
                !Month.TryParse(month, out var asked) ? SettlementAnswers.NoSuchMonth(month)
                : body.Corrects is { Length: > 0 } text && !Month.TryParse(text, out _)
                    ? ApiAnswer.Refused(AdjustPayslip.NoMonth)
                : await answers.ShowAsync(asked, await AdjustAsync(asked, body, call, durable))
        );

    private Task<Outcome<PayRun>> AdjustAsync(Month month, AdjustmentBody body, Call call, DurableTaskClient durable)
    {
        Month? corrects = Month.TryParse(body.Corrects, out var closed) ? closed : null;
        return adjust.RunAsync(
            month,
            body.Teacher,
            body.Amount,
            body.Reason,
            corrects,
            body.CorrectsLesson,
            body.CarryRest == true,
            call,
            durable
        );
    }

    [Function(nameof(PostContradiction))]
    [ApiCall(
        "街镇和老师说法不一的课：决定是否发课酬",
        Body = typeof(ContradictionBody),
        Answer = typeof(ContradictionDecided),
        Scopes = [Role.FinanceMaker]
    )]
    public Task<IResult> PostContradiction(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/settlements/{month}/contradictions/{lessonId}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string month,
        string lessonId
    ) =>
        api.SendAsync<ContradictionBody>(
            request,
            Makes,
            async (body, call) =>
            {
                if (!Month.TryParse(month, out var asked))
                    return SettlementAnswers.NoSuchMonth(month);
                var outcome = await decide.RunAsync(asked, lessonId, body.Delivered, body.Reason, call, durable);
                return outcome.Match(
                    run => ApiAnswer.Ok(new ContradictionDecided(asked, run.Stage, lessonId, body.Delivered)),
                    refusals => SettlementAnswers.Refused(asked, refusals)
                );
            }
        );

    private static bool Makes(Caller caller) => caller.May(Role.FinanceMaker);
}
