using Delivery.Domain;
using Delivery.Domain.Conduct;
using Delivery.Functions.Conduct.Violations;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>The buttons by which staff make a violation or a praise of a visit's report.</summary>
public sealed class VisitFollowPages(Site site, LessonVisits visits, FollowVisit follow, VisitForStaffReader reader)
{
    [Function(nameof(PostVisitViolation))]
    public Task<IResult> PostVisitViolation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/supervision/{id}/violation")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        ActAsync(
            request,
            id,
            Said.ViolationRecorded,
            async (visit, form, call) =>
                Enum.TryParse<ViolationKind>(form["violationKind"], out var kind) && Enum.IsDefined(kind)
                    ? await follow.ViolationAsync(
                        visit,
                        kind,
                        form["evidence"].ToString(),
                        form["grave"].ToString() == "true",
                        call,
                        durable
                    )
                    : [RecordViolation.NoKind]
        );

    [Function(nameof(PostVisitPraise))]
    public Task<IResult> PostVisitPraise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/supervision/{id}/praise")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        ActAsync(
            request,
            id,
            Said.PraiseWritten,
            (visit, form, call) => follow.PraiseAsync(visit, form["comment"].ToString(), call, durable)
        );

    private Task<IResult> ActAsync(
        HttpRequest request,
        string id,
        Said said,
        Func<Visit, IFormCollection, Call, Task<IReadOnlyList<Refusal>>> act
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Conduct),
            (form, caller) => reader.ShowAsync(caller, id, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                if ((await visits.FindAsync(id))?.Value is not { } visit)
                    return await site.NotFoundAsync(caller);
                var key = Idempotency.KeyOf(caller, request.Path, form["formKey"].ToString());
                var refusals = await act(visit, form, new Call(caller, key));
                return refusals.Count > 0
                    ? await reader.ShowAsync(caller, id, form, FormErrors.Of(refusals))
                    : Site.SeeOther(Paths.Visit(id), said);
            }
        );
}
