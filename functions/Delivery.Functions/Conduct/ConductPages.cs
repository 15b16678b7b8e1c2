using Delivery.Domain;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Functions.Conduct.Suspensions;
using Delivery.Functions.Conduct.Violations;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Conduct;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct;

/// <summary>Staff look after the streets' conduct: who broke rules, who is to be suspended, and what the street changed.</summary>
public sealed class ConductPages(
    Site site,
    Registers registers,
    ConductReader reader,
    RecordViolation record,
    VoidViolation voiding,
    MoveSuspension move
)
{
    [Function(nameof(ConductListPage))]
    public Task<IResult> ConductListPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/conduct")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller => await site.HtmlAsync(await reader.ListAsync(caller, request.Query["season"]))
        );

    [Function(nameof(ConductPage))]
    public Task<IResult> ConductPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/conduct/{code}")] HttpRequest request,
        string code
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            caller => ShowAsync(caller, code, ConductTyped.Nothing, FormErrors.None)
        );

    [Function(nameof(PostConductViolation))]
    public Task<IResult> PostConductViolation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/conduct/{code}/violations")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string code
    ) =>
        ActAsync(
            request,
            code,
            _ => Said.ViolationRecorded,
            async (form, call) =>
                !Enum.TryParse<ViolationKind>(form["violationKind"], out var kind) || !Enum.IsDefined(kind)
                    ? [RecordViolation.NoKind]
                : form["on"].ToString().Length > 0 && DayIn(form) is null ? [NoDay]
                : (await record.RunAsync(code, Found(form, kind), call, durable)).Refusals
        );

    [Function(nameof(PostConductVoid))]
    public Task<IResult> PostConductVoid(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/conduct/{code}/void")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string code
    ) =>
        ActAsync(
            request,
            code,
            _ => Said.ViolationVoided,
            async (form, call) =>
            {
                var id = form["violationId"].ToString();
                var outcome = await voiding.RunAsync(code, id, form["reason"].ToString(), call, durable);
                return
                [
                    .. outcome.Refusals.Select(one => one with { Field = one.Field is null ? null : $"reason[{id}]" }),
                ];
            }
        );

    [Function(nameof(PostConductSuspension))]
    public Task<IResult> PostConductSuspension(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/conduct/{code}/suspension")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string code
    ) =>
        ActAsync(
            request,
            code,
            WordOf,
            async (form, call) =>
            {
                var comment = form["comment"].ToString();
                var outcome = form["decision"].ToString() switch
                {
                    "suspend" => await move.SuspendAsync(code, comment, call, durable),
                    "dismiss" => await move.DismissAsync(code, comment, call, durable),
                    "reinstate" => await move.ReinstateAsync(code, comment, call, durable),
                    "uphold" => await move.UpholdAsync(code, comment, call, durable),
                    _ => Outcome.Refused<Suspension>(MoveSuspension.NoDecision),
                };
                return [.. outcome.Refusals.Select(one => one with { Field = one.Field is null ? null : "comment" })];
            }
        );

    private static Said WordOf(IFormCollection form) =>
        form["decision"].ToString() switch
        {
            "suspend" => Said.Suspended,
            "dismiss" => Said.NotSuspended,
            "reinstate" => Said.Reinstated,
            _ => Said.Upheld,
        };

    private static Refusal NoDay { get; } = new("violation.date", "日期请写成 2026-09-21 的样子；空着就是今天", "on");

    private static DateOnly? DayIn(IFormCollection form) =>
        DateOnly.TryParseExact(form["on"], "yyyy-MM-dd", out var on) ? on : null;

    private static ViolationFound Found(IFormCollection form, ViolationKind kind) =>
        new(
            kind,
            form["evidence"].ToString(),
            DayIn(form),
            form["course"].ToString(),
            form["grave"].ToString() == "true"
        );

    private Task<IResult> ActAsync(
        HttpRequest request,
        string code,
        Func<IFormCollection, Said> said,
        Func<IFormCollection, Call, Task<IReadOnlyList<Refusal>>> act
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Conduct),
            (form, caller) => ShowAsync(caller, code, TypedIn(form), FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var key = Idempotency.KeyOf(caller, request.Path, form["formKey"].ToString());
                var refusals = await act(form, new Call(caller, key));
                return refusals.Count > 0
                    ? await ShowAsync(caller, code, TypedIn(form), FormErrors.Of(refusals))
                    : Site.SeeOther(Paths.ConductOf(code), said(form));
            }
        );

    private static ConductTyped TypedIn(IFormCollection form) =>
        new(
            form["violationKind"].ToString(),
            form["evidence"].ToString(),
            form["on"].ToString(),
            form["course"].ToString(),
            form["grave"].ToString() == "true",
            form["comment"].ToString()
        );

    private async Task<IResult> ShowAsync(Caller caller, string code, ConductTyped typed, FormErrors errors) =>
        await registers.Streets.FindAsync(code) is { Value: var street }
            ? await site.HtmlAsync(await reader.StreetAsync(caller, street, typed, errors), errors.Any ? 422 : 200)
            : await site.NotFoundAsync(caller);
}
